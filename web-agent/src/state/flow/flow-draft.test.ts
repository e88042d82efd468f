import { beforeEach, describe, expect, it } from 'vitest';
import { FakeFlows, smallFlow } from '../../../test/fakes/fake-flows';
import { FakeScheduler } from '../../../test/fakes/fake-scheduler';
import { FakeStore } from '../../../test/fakes/fake-store';
import { addKey, connect, moveNodes, removeNodes, setField } from './commands';
import type { FlowDraft, OpenFlow } from './flow-draft';
import { FlowDrafts } from './flow-drafts';
import { LEADS_NOWHERE } from './problems';
import { flowFrom } from './templates';

describe('the draft of a flow', () => {
  let server: FakeFlows;
  let scheduler: FakeScheduler;
  let store: FakeStore;

  const make = (readOnly = false): FlowDrafts => new FlowDrafts({ api: server, scheduler, store, storedAs: 'flow', readOnly });
  const opened = async (readOnly = false): Promise<FlowDraft> => {
    const draft = make(readOnly).draft('small');
    await draft.load();
    return draft;
  };
  const open = (draft: FlowDraft): OpenFlow => {
    const state = draft.state.get();
    if (state.phase !== 'open') throw new Error(state.phase);
    return state;
  };
  const rename = (draft: FlowDraft, name: string): void => draft.edit((sheet) => setField(sheet, 'menu', 'name', name), 'menu/name');

  beforeEach(() => {
    server = new FakeFlows();
    scheduler = new FakeScheduler();
    store = new FakeStore();
  });

  it('should begin with what is in force, laid out; or say why not, and try again', async () => {
    server.unreachable = true;
    const draft = await opened();
    expect(draft.state.get()).toMatchObject({ phase: 'failed', refusal: { code: 'unreachable' } });
    server.unreachable = false;
    await draft.load();
    expect(open(draft)).toMatchObject({ base: { version: 1 }, changes: [], canUndo: false });
    expect(Object.keys(open(draft).sheet.layout)).toHaveLength(5);
  });

  it('should undo a typed name as one step, and a move as another', async () => {
    const draft = await opened();
    for (const name of ['C', 'Ch', 'Choose']) rename(draft, name);
    draft.edit((sheet) => moveNodes(sheet, { menu: { x: 800, y: 8 } }));
    draft.undo();
    expect(open(draft)).toMatchObject({ changes: [{ nodeId: 'menu', fields: [{ after: 'Choose' }] }] });
    draft.undo();
    expect(open(draft)).toMatchObject({ changes: [], canUndo: false, canRedo: true });
    draft.redo();
    expect(open(draft).changes).toHaveLength(1);
  });

  it('should be checked a moment after the last change, and not because something moved', async () => {
    const draft = await opened();
    await scheduler.pass(1_000);
    const before = server.checks;
    draft.edit((sheet) => moveNodes(sheet, { menu: { x: 800, y: 8 } }));
    await scheduler.pass(1_000);
    expect(server.checks).toBe(before);
    draft.edit((sheet) => addKey(sheet, 'menu', '3'));
    await scheduler.pass(300);
    expect(server.checks).toBe(before);
    await scheduler.pass(200);
    expect(open(draft)).toMatchObject({ checking: 'done', problems: [{ nodeId: 'menu', field: 'exits/3', code: LEADS_NOWHERE }] });
  });

  it('should be in force once it is published, and keep its steps to undo', async () => {
    const draft = await opened();
    draft.edit((sheet) => connect(addKey(sheet, 'menu', '3'), { nodeId: 'menu', exit: '3' }, 'end'));
    expect(await draft.publish('a third key')).toMatchObject({ ok: true, value: { version: 2 } });
    expect(server.flows.get('small')?.nodes.find(({ nodeId }) => nodeId === 'menu')?.exits).toMatchObject({ '3': 'end' });
    expect(open(draft)).toMatchObject({ base: { version: 2 }, sheet: { flow: { version: 2 } }, changes: [], canUndo: true });
    draft.undo();
    expect(open(draft).changes).toMatchObject([{ nodeId: 'menu' }]);
  });

  it('should show for what it is refused', async () => {
    const draft = await opened();
    draft.edit((sheet) => addKey(sheet, 'menu', '3'));
    expect(await draft.publish('')).toMatchObject({ ok: false, code: 'bad-flow' });
    expect(open(draft)).toMatchObject({ publishing: false, problems: [{ nodeId: 'menu' }] });
  });

  it('should go on top of what somebody else has published, or over it when told so', async () => {
    const draft = await opened();
    rename(draft, 'Mine');
    server.publishAs({ ...smallFlow(), name: 'Theirs' });
    expect(await draft.publish('mine')).toMatchObject({ ok: false, code: 'flow-changed' });
    expect(open(draft)).toMatchObject({ newer: { version: 2, name: 'Theirs' }, changes: [{ nodeId: 'menu' }] });
    draft.adoptNewer(new Map());
    expect(open(draft)).toMatchObject({ base: { version: 2 }, newer: undefined, sheet: { flow: { name: 'Theirs' } } });

    server.publishAs({ ...smallFlow(), name: 'Theirs again' });
    await draft.load();
    expect(open(draft)).toMatchObject({ newer: { version: 3 } });
    expect(await draft.publish('mine all the same', true)).toMatchObject({ ok: true });
    expect(server.flows.get('small')).toMatchObject({ version: 4, name: 'Theirs' });
  });

  it('should follow what others publish while nothing is changed here, and leave steps where they stand', async () => {
    const draft = await opened();
    draft.edit((sheet) => moveNodes(sheet, { menu: { x: 800, y: 8 } }));
    server.publishAs({ ...smallFlow(), name: 'Theirs' });
    await draft.load();
    expect(open(draft)).toMatchObject({ base: { version: 2 }, newer: undefined, sheet: { layout: { menu: { x: 800, y: 8 } } } });
  });

  it('should outlive a reload, and say when the browser can’t keep it', async () => {
    const draft = await opened();
    rename(draft, 'Kept');
    await scheduler.pass(1_000);
    expect(make().isChanged('small')).toBe(true);
    expect(open(await opened()).changes).toMatchObject([{ nodeId: 'menu' }]);
    store.full = true;
    rename(draft, 'Too much');
    await scheduler.pass(1_000);
    expect(open(draft).kept).toBe(false);
  });

  it('should begin a flow that nobody has published, keep it, publish it, or forget it', async () => {
    const drafts = make();
    drafts.create(flowFrom('menu', 'night', 'Night', 'en', ['sales', 'support']));
    expect(make().unpublished(new Set())).toEqual([{ flowId: 'night', name: 'Night' }]);
    const again = make().draft('night');
    await again.load();
    expect(open(again)).toMatchObject({ base: { version: 0 }, sheet: { flow: { startNodeId: 'welcome' } } });
    expect(await again.publish('new')).toMatchObject({ ok: true, value: { version: 1 } });
    expect(make().unpublished(new Set(['night']))).toEqual([]);
    drafts.create(flowFrom('empty', 'day', 'Day', 'zh-CN', []));
    drafts.forget('day');
    expect(make().unpublished(new Set(['night']))).toEqual([]);
    await scheduler.pass(1_000);
  });

  it('should leave everything as it is for who may only read', async () => {
    const draft = await opened(true);
    draft.edit((sheet) => removeNodes(sheet, new Set(['menu'])));
    await scheduler.pass(1_000);
    expect(open(draft).changes).toEqual([]);
    expect(server.checks).toBe(0);
    expect(store.kept.size).toBe(0);
  });
});
