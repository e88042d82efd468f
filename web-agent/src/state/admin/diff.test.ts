import { describe, expect, it } from 'vitest';
import { smallRouting } from '../../../test/fakes/fake-administration';
import { diff, valueOfField } from './diff';
import { addEntity, changeEntity, moveEntity, removeEntity } from './routing';

const base = smallRouting();

describe('the difference of two configurations', () => {
  it('should be nothing for the same, whatever the objects', () => {
    expect(diff(base, base)).toEqual([]);
    expect(diff(base, smallRouting())).toEqual([]);
  });

  it('should name what came and what went', () => {
    const after = removeEntity(addEntity(base, 'skills', { skillId: 'german', name: 'German' }), 'groups', 'day');
    expect(diff(base, after)).toEqual([
      { section: 'skills', kind: 'added', id: 'german', name: 'German', fields: [] },
      { section: 'groups', kind: 'removed', id: 'day', name: 'Day shift', fields: [] },
    ]);
  });

  it('should tell each field that changed, an overflow target as one', () => {
    const after = changeEntity(base, 'queues', 'sales', (queue) => ({
      ...queue,
      name: 'Sales 销售',
      routing: { ...queue.routing, ring: { atMost: 5, widenAfterMs: 5_000 } },
      overflow: { ...queue.overflow, whenNobody: { kind: 'queue', name: 'support' } },
    }));
    expect(diff(base, after)).toMatchObject([
      {
        section: 'queues',
        kind: 'changed',
        id: 'sales',
        fields: [
          { field: 'name', before: 'Sales', after: 'Sales 销售' },
          { field: 'routing/ring/atMost', before: 20, after: 5 },
          { field: 'overflow/whenNobody', before: { kind: 'stay' }, after: { kind: 'queue', name: 'support' } },
        ],
      },
    ]);
  });

  it('should tell another order once, and not take a removal for one', () => {
    expect(diff(base, moveEntity(base, 'agents', 'bob', 0))).toEqual([{ section: 'agents', kind: 'reordered', id: '', name: '', fields: [] }]);
    expect(diff(base, removeEntity(base, 'agents', 'alice')).map(({ kind }) => kind)).toEqual(['removed']);
  });

  it('should know the offers', () => {
    const after = { ...base, offers: { ...base.offers, ringMs: 15_000 } };
    expect(diff(base, after)).toMatchObject([{ section: 'offers', fields: [{ field: 'ringMs', before: 20_000, after: 15_000 }] }]);
  });
});

describe('one field', () => {
  it('should be found wherever it is', () => {
    expect(valueOfField(base, 'queues', 'support', 'routing/strategy')).toBe('longest-idle');
    expect(valueOfField(base, 'offers', '', 'ringMs')).toBe(20_000);
    expect(valueOfField(base, 'queues', 'nowhere', 'name')).toBeUndefined();
  });
});
