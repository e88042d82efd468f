import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAdministration } from '../../../test/fakes/fake-administration';
import { FakeScheduler } from '../../../test/fakes/fake-scheduler';
import { FakeStore } from '../../../test/fakes/fake-store';
import { Draft, type OpenDraft } from './draft';
import { withField } from './fields';
import { changeEntity, findEntity, removeEntity } from './routing';

const rename = (draft: Draft, name: string): void =>
  draft.edit((routing) => changeEntity(routing, 'queues', 'sales', (queue) => ({ ...queue, name })), 'queues/sales/name');

describe('the draft', () => {
  let server: FakeAdministration;
  let scheduler: FakeScheduler;
  let store: FakeStore;

  const make = (readOnly = false): Draft => new Draft({ api: server, scheduler, store, storedAs: 'draft', readOnly });
  const opened = async (readOnly = false): Promise<Draft> => {
    const draft = make(readOnly);
    await draft.load();
    return draft;
  };
  const open = (draft: Draft): OpenDraft => {
    const state = draft.state.get();
    if (state.phase !== 'open') throw new Error(state.phase);
    return state;
  };

  beforeEach(() => {
    server = new FakeAdministration();
    scheduler = new FakeScheduler();
    store = new FakeStore();
  });

  it('should begin with what holds, or say why not, and try again', async () => {
    server.unreachable = true;
    const draft = await opened();
    expect(draft.state.get()).toMatchObject({ phase: 'failed', refusal: { code: 'unreachable' } });
    server.unreachable = false;
    await draft.load();
    expect(open(draft)).toMatchObject({ changes: [], canUndo: false, base: { version: 1 } });
  });

  it('should undo a typed name as one step, and redo it', async () => {
    const draft = await opened();
    for (const name of ['S', 'Sa', 'Sal']) rename(draft, name);
    expect(open(draft).changes).toMatchObject([{ id: 'sales', fields: [{ field: 'name', after: 'Sal' }] }]);
    draft.undo();
    expect(open(draft)).toMatchObject({ changes: [], canUndo: false, canRedo: true });
    draft.redo();
    expect(open(draft).changes).toHaveLength(1);
    draft.discard();
    expect(open(draft).changes).toEqual([]);
    draft.undo();
    expect(open(draft).changes).toHaveLength(1);
  });

  it('should be checked a moment after the last edit, and show problems at their thing', async () => {
    const draft = await opened();
    await scheduler.pass(1_000);
    const before = server.checks;
    draft.edit((routing) => removeEntity(routing, 'queues', 'sales'));
    await scheduler.pass(400);
    expect(server.checks).toBe(before);
    await scheduler.pass(200);
    expect(server.checks).toBe(before + 1);
    expect(open(draft)).toMatchObject({ checking: 'done', problems: [{ section: 'profiles', id: 'everything', field: 'queues/0/queueId' }] });
  });

  it('should be checked once the server is back', async () => {
    const draft = await opened();
    server.unreachable = true;
    rename(draft, 'Selling');
    await scheduler.pass(1_000);
    await draft.load();
    expect(open(draft).checking).toBe('failed');
    server.unreachable = false;
    await draft.load();
    expect(open(draft)).toMatchObject({ checking: 'done', problems: [] });
  });

  it('should not ask the server about what the contract forbids', async () => {
    const draft = await opened();
    await scheduler.pass(1_000);
    const before = server.checks;
    rename(draft, ' ');
    await scheduler.pass(1_000);
    expect(server.checks).toBe(before);
    expect(open(draft).problems).toMatchObject([{ section: 'queues', id: 'sales', field: 'name', code: 'local-name-missing' }]);
  });

  it('should outlive a reload, with the version it began with', async () => {
    const draft = await opened();
    rename(draft, 'Kept');
    await scheduler.pass(1_000);
    const reloaded = await opened();
    expect(open(reloaded)).toMatchObject({ base: { version: 1 }, changes: [{ id: 'sales' }], newer: undefined });
    reloaded.discard();
    await scheduler.pass(1_000);
    expect(store.kept.size).toBe(0);
  });

  it('should say when the browser can’t keep it', async () => {
    const draft = await opened();
    store.full = true;
    rename(draft, 'Too much');
    await scheduler.pass(1_000);
    expect(open(draft).kept).toBe(false);
  });

  it('should hold once it is published, and be undone by a further version', async () => {
    const draft = await opened();
    rename(draft, 'Published');
    expect(await draft.publish('a better name')).toMatchObject({ ok: true });
    expect(server.current).toMatchObject({ version: 2, note: 'a better name' });
    expect(open(draft)).toMatchObject({ base: { version: 2 }, changes: [] });
    draft.undo();
    expect(open(draft).changes).toMatchObject([{ fields: [{ before: 'Published', after: 'Sales' }] }]);
    await scheduler.pass(1_000);
  });

  it('should show the problems for which it is refused', async () => {
    const draft = await opened();
    draft.edit((routing) => removeEntity(routing, 'queues', 'sales'));
    expect(await draft.publish('')).toMatchObject({ ok: false, code: 'bad-configuration' });
    expect(open(draft)).toMatchObject({ publishing: false, problems: [{ id: 'everything' }], changes: [{ kind: 'removed' }] });
  });

  it('should not overwrite what somebody else has published, but go on top of it', async () => {
    const draft = await opened();
    rename(draft, 'Mine');
    server.publish('eve', 'shorter queues', changeEntity(server.current.routing, 'queues', 'sales', (queue) => withField(queue, 'maxWaiting', 7)));
    expect(await draft.publish('mine')).toMatchObject({ ok: false, code: 'config-changed' });
    expect(open(draft)).toMatchObject({ newer: { version: 2, note: 'shorter queues' }, changes: [{ id: 'sales' }] });
    draft.adoptNewer(new Map());
    expect(open(draft)).toMatchObject({ base: { version: 2 }, newer: undefined, canUndo: false });
    expect(await draft.publish('mine')).toMatchObject({ ok: true });
    expect(findEntity(server.current.routing, 'queues', 'sales')).toMatchObject({ name: 'Mine', maxWaiting: 7 });
  });

  it('should follow what others publish while nothing is changed here, and tell it otherwise', async () => {
    const draft = await opened();
    server.publish('eve', '', server.current.routing);
    await draft.load();
    expect(open(draft)).toMatchObject({ base: { version: 2 }, newer: undefined });
    rename(draft, 'Mine');
    server.publish('eve', '', server.current.routing);
    await draft.load();
    expect(open(draft)).toMatchObject({ base: { version: 2 }, newer: { version: 3 } });
  });

  it('should tell after a reload that something else holds by now', async () => {
    const draft = await opened();
    rename(draft, 'Mine');
    await scheduler.pass(1_000);
    server.publish('eve', '', server.current.routing);
    expect(open(await opened())).toMatchObject({ base: { version: 1 }, newer: { version: 2 }, changes: [{ id: 'sales' }] });
  });

  it('should leave everything as it is for who may only read', async () => {
    const draft = await opened(true);
    rename(draft, 'Mine');
    await scheduler.pass(1_000);
    expect(open(draft).changes).toEqual([]);
    expect(server.checks).toBe(0);
    expect(store.kept.size).toBe(0);
  });
});
