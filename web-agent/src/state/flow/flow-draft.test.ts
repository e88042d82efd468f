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

  it('should be saved a moment after a change, also of where something stands, and be there for everybody', async () => {
    const draft = await opened();
    await scheduler.pass(5_000);
    expect(server.saves).toBe(0);
    rename(draft, 'Kept');
    draft.edit((sheet) => moveNodes(sheet, { menu: { x: 800, y: 8 } }));
    expect(open(draft).saving).toBe('due');
    await scheduler.pass(1_000);
    expect(open(draft).saving).toBe('saved');
    expect(server.saves).toBe(1);
    expect(store.kept.size).toBe(0);
    store = new FakeStore();
    expect(open(await opened())).toMatchObject({ base: { version: 1 }, changes: [{ nodeId: 'menu' }], sheet: { layout: { menu: { x: 800, y: 8 } } } });
  });

  it('should outlive a reload while the server is away, and be saved once it is back', async () => {
    const draft = await opened();
    server.unreachable = true;
    rename(draft, 'Kept');
    await scheduler.pass(1_000);
    expect(open(draft).saving).toBe('failed');
    server.unreachable = false;
    const reloaded = await opened();
    expect(open(reloaded)).toMatchObject({ saving: 'due', other: undefined, changes: [{ nodeId: 'menu' }] });
    await scheduler.pass(6_000);
    expect(open(reloaded)).toMatchObject({ saving: 'saved' });
    expect(store.kept.size).toBe(0);
  });

  it('should ask which one holds when somebody else has saved meanwhile', async () => {
    const draft = await opened();
    rename(draft, 'Mine');
    server.saveAs('Eve', { ...smallFlow(), name: 'Eve’s' });
    await scheduler.pass(1_000);
    expect(open(draft)).toMatchObject({ saving: 'failed', other: { savedBy: { name: 'Eve' } } });
    draft.settle('theirs');
    expect(open(draft)).toMatchObject({ saving: 'saved', other: undefined, sheet: { flow: { name: 'Eve’s' } } });
    draft.undo();
    expect(open(draft).changes).toMatchObject([{ nodeId: 'menu', fields: [{ after: 'Mine' }] }]);
    await scheduler.pass(1_000);
    expect(server.drafts.get('small')).toMatchObject({ revision: 2, flow: { name: 'Small' } });
  });

  it('should put mine over what somebody else has saved when told so', async () => {
    const draft = await opened();
    rename(draft, 'Mine');
    server.saveAs('Eve', { ...smallFlow(), name: 'Eve’s' });
    await scheduler.pass(1_000);
    draft.settle('mine');
    await scheduler.pass(1_000);
    expect(open(draft)).toMatchObject({ saving: 'saved', other: undefined });
    expect(server.drafts.get('small')).toMatchObject({ revision: 2, flow: { name: 'Small' }, savedBy: { name: 'Me' } });
  });

  it('should follow what others save while nothing of mine is unsaved', async () => {
    const draft = await opened();
    server.saveAs('Eve', { ...smallFlow(), name: 'Eve’s' });
    await draft.load();
    expect(open(draft)).toMatchObject({ sheet: { flow: { name: 'Eve’s' } }, other: undefined, canUndo: true, changes: [{ nodeId: '' }] });
  });

  it('should compare a draft with the version that it began with', async () => {
    server.saveAs('Me', { ...smallFlow(), name: 'Begun with 1' });
    server.publishAs({ ...smallFlow(), language: 'zh-CN' });
    expect(open(await opened())).toMatchObject({ base: { version: 1 }, newer: { version: 2 }, changes: [{ nodeId: '', fields: [{ field: 'name' }] }] });
  });

  it('should make the best of a draft that another program saved', async () => {
    server.saveAs('Me', { nodes: 'many' } as unknown as ReturnType<typeof smallFlow>);
    server.drafts.set('small', { ...(server.drafts.get('') ?? { revision: 3, basedOnVersion: 1, layout: {}, savedBy: { userId: '', name: '' }, savedAtMs: 0 }), flow: { nodes: 'many' } });
    expect(open(await opened()).sheet.flow.nodes).toHaveLength(5);
  });

  it('should begin a flow that nobody has published, publish it, or forget it', async () => {
    const night = make().create(flowFrom('menu', 'night', 'Night', 'en', ['sales', 'support']));
    await scheduler.pass(0);
    expect(server.drafts.get('night')).toMatchObject({ revision: 1, basedOnVersion: 0 });
    const again = make().draft('night');
    await again.load();
    expect(open(again)).toMatchObject({ base: { version: 0 }, sheet: { flow: { startNodeId: 'welcome', name: 'Night' } } });
    expect(await again.publish('new')).toMatchObject({ ok: true, value: { version: 1 } });
    await scheduler.pass(1_000);
    expect(server.drafts.get('night')).toMatchObject({ basedOnVersion: 1 });
    expect(await again.forget()).toEqual({ ok: true, value: undefined });
    expect(server.drafts.has('night')).toBe(false);
    night.close();
  });

  it('should say that there is no such flow', async () => {
    const nothing = make().draft('nothing');
    await nothing.load();
    expect(nothing.state.get()).toMatchObject({ phase: 'failed', refusal: { code: 'not-found' } });
  });

  it('should leave everything as it is for who may only read', async () => {
    const draft = await opened(true);
    draft.edit((sheet) => removeNodes(sheet, new Set(['menu'])));
    await scheduler.pass(1_000);
    expect(open(draft).changes).toEqual([]);
    expect(server.checks + server.saves).toBe(0);
    expect(store.kept.size).toBe(0);
  });
});
