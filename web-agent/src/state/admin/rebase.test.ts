import { describe, expect, it } from 'vitest';
import { smallRouting } from '../../../test/fakes/fake-administration';
import type { RoutingConfiguration } from '../../contract';
import { blankQueue } from './blank';
import { withField } from './fields';
import { rebase } from './rebase';
import { addEntity, changeEntity, findEntity, moveEntity, removeEntity } from './routing';

const base = smallRouting();
const sales = (routing: RoutingConfiguration, field: string, value: unknown): RoutingConfiguration =>
  changeEntity(routing, 'queues', 'sales', (queue) => withField(queue, field, value));
const ids = ({ queues }: RoutingConfiguration): string[] => queues.map(({ queueId }) => queueId);

describe('my changes on top of theirs', () => {
  it('should all be there when they touch different fields of the same thing', () => {
    const { routing, conflicts } = rebase(base, sales(base, 'name', 'Verkauf'), sales(base, 'routing/ring/atMost', 7));
    expect(conflicts).toEqual([]);
    expect(findEntity(routing, 'queues', 'sales')).toMatchObject({ name: 'Verkauf', routing: { ring: { atMost: 7 } } });
  });

  it('should be no conflict when both did the same', () => {
    const { conflicts } = rebase(base, removeEntity(sales(base, 'name', 'X'), 'groups', 'day'), removeEntity(sales(base, 'name', 'X'), 'groups', 'day'));
    expect(conflicts).toEqual([]);
  });

  it('should leave theirs where both changed one field, and take mine when told to', () => {
    const theirs = sales(base, 'name', 'Theirs');
    const mine = sales(sales(base, 'name', 'Mine'), 'maxWaiting', 5);
    const { routing, conflicts } = rebase(base, theirs, mine);
    expect(conflicts).toMatchObject([{ key: 'queues/sales/name', mine: 'Mine', theirs: 'Theirs' }]);
    expect(findEntity(routing, 'queues', 'sales')).toMatchObject({ name: 'Theirs', maxWaiting: 5 });
    const chosen = rebase(base, theirs, mine, new Map([['queues/sales/name', 'mine']]));
    expect(findEntity(chosen.routing, 'queues', 'sales')).toMatchObject({ name: 'Mine', maxWaiting: 5 });
  });

  it('should ask when one removed what the other changed', () => {
    const theyRemoved = rebase(base, removeEntity(base, 'queues', 'sales'), sales(base, 'name', 'Mine'));
    expect(theyRemoved.conflicts).toMatchObject([{ key: 'queues/sales/', theirs: undefined }]);
    expect(ids(theyRemoved.routing)).toEqual(['support']);
    const iRemoved = rebase(base, sales(base, 'name', 'Theirs'), removeEntity(base, 'queues', 'sales'));
    expect(iRemoved.conflicts).toMatchObject([{ key: 'queues/sales/', mine: undefined }]);
    expect(ids(iRemoved.routing)).toEqual(['sales', 'support']);
    const chosen = rebase(base, sales(base, 'name', 'Theirs'), removeEntity(base, 'queues', 'sales'), new Map([['queues/sales/', 'mine']]));
    expect(ids(chosen.routing)).toEqual(['support']);
  });

  it('should remove what only one removed', () => {
    expect(ids(rebase(base, base, removeEntity(base, 'queues', 'sales')).routing)).toEqual(['support']);
    expect(ids(rebase(base, removeEntity(base, 'queues', 'sales'), sales(base, 'name', 'Sales')).routing)).toEqual(['support']);
  });

  it('should keep what both added, each behind what it stood behind', () => {
    const theirs = addEntity(base, 'queues', blankQueue('theirs', 'Theirs', ''));
    const mine = moveEntity(addEntity(base, 'queues', blankQueue('mine', 'Mine', '')), 'queues', 'mine', 1);
    const { routing, conflicts } = rebase(base, theirs, mine);
    expect(conflicts).toEqual([]);
    expect(ids(routing)).toEqual(['sales', 'mine', 'support', 'theirs']);
  });

  it('should keep my order, unless they have made another one', () => {
    const mine = moveEntity(base, 'queues', 'support', 0);
    expect(ids(rebase(base, sales(base, 'name', 'X'), mine).routing)).toEqual(['support', 'sales']);
  });

  it('should merge the offers', () => {
    const { routing } = rebase(base, { ...base, offers: { ...base.offers, ringMs: 1_000 } }, { ...base, offers: { ...base.offers, deskGraceMs: 2_000 } });
    expect(routing.offers).toMatchObject({ ringMs: 1_000, deskGraceMs: 2_000 });
  });
});
