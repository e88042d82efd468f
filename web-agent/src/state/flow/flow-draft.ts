import { Cell, type Observable } from '../../base/observable';
import type { Scheduler } from '../../base/scheduler';
import type { FlowCheck } from '../../contract';
import type { Refusal, Reply } from '../../transport/reply';
import type { Checking } from '../admin/draft';
import { readDraft, writeDraft, type DraftStore } from '../admin/draft-store';
import { same } from '../admin/fields';
import type { Choice } from '../admin/rebase';
import { back, beginning, follow, forth, type Timeline } from '../admin/timeline';
import { diffFlows, type FlowChange } from './diff';
import type { Flow, Layout, Point, Sheet } from './document';
import { DraftSaver, type Saving } from './draft-saver';
import { laidOut } from './layout';
import { placedInFlow, type FlowProblem } from './problems';
import { readFlow } from './reading';
import { rebaseFlow } from './rebase';

/** As it is saved: the one draft of a flow, shared by all. */
export interface SavedDraft {
  readonly revision: number;
  readonly basedOnVersion: number;
  /** As far as it has come. */
  readonly flow: object;
  readonly layout: Layout;
  readonly savedBy: { readonly userId: string; readonly name: string };
  readonly savedAtMs: number;
}

/** What the draft of a flow needs of the server. */
export interface FlowApi {
  getFlow(flowId: string): Promise<Reply<Flow>>;
  getVersion(flowId: string, version: number): Promise<Reply<{ readonly flow: Flow }>>;
  checkFlow(flow: Flow): Promise<Reply<FlowCheck>>;
  publishFlow(flowId: string, publication: { version: number; note: string; flow: Flow }): Promise<Reply<Flow>>;
  getDraft(flowId: string): Promise<Reply<SavedDraft>>;
  saveDraft(flowId: string, change: { revision: number; basedOnVersion: number; flow: object; layout: Record<string, Point> }): Promise<Reply<SavedDraft>>;
  deleteDraft(flowId: string, revision: number): Promise<Reply<undefined>>;
}

export interface FlowDraftOptions {
  readonly flowId: string;
  readonly api: FlowApi;
  readonly scheduler: Scheduler;
  /** Where it outlives a reload of the tab until the server has it, and under which name. */
  readonly store: DraftStore;
  readonly storedAs: string;
  readonly readOnly: boolean;
}

export interface OpenFlow {
  readonly phase: 'open';
  /** The version that was changed; of a flow that was never published version 0, without nodes. */
  readonly base: Flow;
  readonly sheet: Sheet;
  readonly changes: readonly FlowChange[];
  readonly problems: readonly FlowProblem[];
  readonly checking: Checking;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Somebody has published it meanwhile, and it isn't in this draft yet. */
  readonly newer: Flow | undefined;
  readonly saving: Saving;
  /** Somebody else has saved the draft meanwhile; nothing is saved until it is said which one holds. */
  readonly other: SavedDraft | undefined;
  readonly publishing: boolean;
}

/** There is something to publish, over what is in force as it is known here. */
export function isPublishable({ changes, base, newer }: OpenFlow): boolean {
  return (changes.length > 0 || base.version === 0) && newer === undefined;
}

export type FlowDraftState = { readonly phase: 'loading' } | { readonly phase: 'failed'; readonly refusal: Refusal } | OpenFlow;

/** As it outlives a reload. */
interface KeptFlow {
  readonly base: Flow;
  readonly sheet: Sheet;
  readonly revision: number;
}

const CHECK_AFTER_MS = 400;
const NOT_FOUND = 'not-found';
const NO_SUCH_DRAFT = 'no-such-draft';
/** What a 409 is called when another version is in force by now. */
export const FLOW_CHANGED = 'flow-changed';
/** What a 409 is called when somebody else has saved the draft meanwhile. */
export const DRAFT_CHANGED = 'draft-changed';

/** One flow while it is edited: saved and checked as it changes, undone step by step, published as a whole. */
export class FlowDraft {
  readonly #options: FlowDraftOptions;
  readonly #state = new Cell<FlowDraftState>({ phase: 'loading' });
  readonly #saver: DraftSaver;
  #timeline: Timeline<Sheet> | undefined;
  #stopCheck: () => void = () => undefined;
  #loading = false;

  constructor(options: FlowDraftOptions) {
    this.#options = options;
    this.#saver = new DraftSaver({
      scheduler: options.scheduler,
      send: (revision) => this.#send(revision),
      onSaving: (saving) => {
        if (saving === 'saved') this.#keep(undefined);
        this.#patch({ saving });
      },
      onRefused: ({ code }) => code === DRAFT_CHANGED && void this.load(),
    });
  }

  get state(): Observable<FlowDraftState> {
    return this.#state;
  }

  get readOnly(): boolean {
    return this.#options.readOnly;
  }

  /** Asks what is in force and what is worked on: at first, and whenever somebody comes back to it. */
  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const { api, flowId } = this.#options;
    const [published, draft] = await Promise.all([api.getFlow(flowId), api.getDraft(flowId)]);
    this.#loading = false;
    const failure = [published, draft].find((reply) => !reply.ok && reply.code !== NOT_FOUND && reply.code !== NO_SUCH_DRAFT);
    if (failure?.ok === false) {
      if (this.#open === undefined) this.#state.set({ phase: 'failed', refusal: failure });
      return;
    }
    const current = published.ok ? published.value : undefined;
    const saved = draft.ok ? draft.value : undefined;
    if (this.#open === undefined) await this.#begin(current, saved);
    else await this.#catchUp(current, saved);
  }

  /** Begins one that was never published. */
  create(flow: Flow): void {
    this.#reset(blank(flow), beginning(laidOut({ flow: { ...flow, version: 0 }, layout: {} })));
    this.#unsaved();
    void this.#saver.now();
  }

  /** @param step see {@link follow} */
  edit(change: (sheet: Sheet) => Sheet, step?: string): void {
    const timeline = this.#timeline;
    if (timeline === undefined || this.readOnly) return;
    this.#go(follow(timeline, change(timeline.now), step));
  }

  undo(): void {
    if (this.#timeline !== undefined) this.#go(back(this.#timeline));
  }

  redo(): void {
    if (this.#timeline !== undefined) this.#go(forth(this.#timeline));
  }

  /** Back to what is in force; can be undone. */
  discard(): void {
    const open = this.#open;
    if (open !== undefined && open.base.version > 0) this.edit(({ layout }) => laidOut({ flow: open.base, layout }));
  }

  async check(): Promise<void> {
    this.#stopCheck();
    const open = this.#open;
    if (open === undefined || this.readOnly) return;
    const { flow } = open.sheet;
    this.#patch({ checking: 'running' });
    const reply = await this.#options.api.checkFlow(flow);
    // Of an older sheet: the newer one's check is on its way.
    if (this.#open?.sheet.flow !== flow) return;
    const problems = reply.ok ? reply.value.problems.map((problem) => placedInFlow(problem, flow)) : problemsOf(reply, flow);
    this.#patch(problems === undefined ? { checking: 'failed' } : { problems, checking: 'done' });
  }

  /** @param over what somebody else has published meanwhile, knowingly */
  async publish(note: string, over = false): Promise<Reply<Flow>> {
    const open = this.#open;
    if (open === undefined) throw new Error('nothing to publish yet');
    const { base, newer, sheet } = open;
    const { flow } = sheet;
    this.#patch({ publishing: true });
    const version = over && newer !== undefined ? newer.version : base.version;
    const reply = await this.#options.api.publishFlow(flow.flowId, { version, note, flow: { ...flow, version } });
    this.#patch({ publishing: false });
    if (reply.ok) {
      const held = { ...reply.value };
      // The same objects: what is compared by identity stays quick.
      const now = same(held.nodes, flow.nodes) ? { ...held, nodes: flow.nodes } : held;
      const timeline = this.#timeline;
      if (timeline === undefined) return reply;
      const current = timeline.now.flow === flow ? { ...timeline, now: { ...timeline.now, flow: now } } : timeline;
      this.#reset(now, current);
      this.#unsaved();
    } else if (reply.code === FLOW_CHANGED) {
      await this.load();
    } else {
      const problems = problemsOf(reply, flow);
      if (problems !== undefined) this.#patch({ problems, checking: 'done' });
    }
    return reply;
  }

  /** My changes on top of what was published meanwhile. What was undone before can't be redone: it knew the older one. */
  adoptNewer(choices: ReadonlyMap<string, Choice>): void {
    const open = this.#open;
    if (open?.newer === undefined) return;
    const { flow } = rebaseFlow(open.base, open.newer, open.sheet.flow, choices);
    this.#reset(open.newer, beginning(laidOut({ flow, layout: open.sheet.layout })));
    this.#unsaved();
  }

  /** What somebody else has saved, in place of mine, which can be brought back by undoing; or mine in place of that. */
  settle(choice: Choice): void {
    const other = this.#open?.other;
    if (other === undefined) return;
    this.#saver.revision = other.revision;
    this.#patch({ other: undefined });
    if (choice === 'theirs') this.#takeOver(other);
    else this.#unsaved();
  }

  /** On leaving: what isn't saved yet is on its way. */
  close(): void {
    this.#stopCheck();
    if (this.#saver.saving === 'due') void this.#saver.now();
  }

  /** Deletes the draft. What is published stays. */
  async forget(): Promise<Reply<undefined>> {
    this.#stopCheck();
    this.#saver.rest();
    const { api, flowId } = this.#options;
    const reply: Reply<undefined> = this.#saver.revision === 0 ? { ok: true, value: undefined } : await api.deleteDraft(flowId, this.#saver.revision);
    if (reply.ok) this.#state.set({ phase: 'loading' });
    return reply;
  }

  get #open(): OpenFlow | undefined {
    const state = this.#state.get();
    return state.phase === 'open' ? state : undefined;
  }

  async #begin(current: Flow | undefined, saved: SavedDraft | undefined): Promise<void> {
    const { flowId, store, storedAs, readOnly } = this.#options;
    const kept = readOnly ? undefined : (readDraft(store, storedAs) as KeptFlow | undefined);
    if (kept !== undefined) {
      this.#saver.revision = kept.revision;
      this.#reset(kept.base, beginning(laidOut(kept.sheet)));
      this.#patch({ newer: newerThan(kept.base, current), other: saved?.revision === kept.revision ? undefined : saved });
      if (this.#open?.other === undefined) this.#unsaved();
      return;
    }
    this.#saver.revision = saved?.revision ?? 0;
    if (current !== undefined && (saved === undefined || readOnly)) return this.#reset(current, beginning(laidOut({ flow: current, layout: saved?.layout ?? {} })));
    if (saved === undefined) return this.#state.set({ phase: 'failed', refusal: { code: NOT_FOUND, message: '' } });
    const flow = readable(saved.flow, flowId, current);
    const base = await this.#baseOf(saved, flow, current);
    const newer = newerThan(base, current);
    // Nothing is changed in it: it only says where the nodes stand.
    if (newer !== undefined && diffFlows(base, flow).length === 0) return this.#reset(newer, beginning(laidOut({ flow: newer, layout: saved.layout })));
    this.#reset(base, beginning(laidOut({ flow, layout: saved.layout })));
    this.#patch({ newer });
  }

  /** What a draft began with: what is in force, or an older version. */
  async #baseOf({ basedOnVersion }: SavedDraft, flow: Flow, current: Flow | undefined): Promise<Flow> {
    if (basedOnVersion === 0 || current === undefined) return blank(flow);
    if (basedOnVersion >= current.version) return current;
    const reply = await this.#options.api.getVersion(this.#options.flowId, basedOnVersion);
    return reply.ok ? reply.value.flow : current;
  }

  async #catchUp(current: Flow | undefined, saved: SavedDraft | undefined): Promise<void> {
    const open = this.#open;
    if (open === undefined) return;
    const isOthers = saved !== undefined && saved.revision > this.#saver.revision && this.#saver.saving !== 'running';
    if (isOthers && !this.readOnly) {
      if (this.#saver.saving !== 'saved') this.#patch({ other: saved });
      else {
        this.#saver.revision = saved.revision;
        if (current !== undefined && saved.basedOnVersion === current.version) this.#patch({ base: current, newer: undefined });
        this.#takeOver(saved);
      }
    }
    const now = this.#open;
    const newer = newerThan(now?.base, current);
    if (now !== undefined && newer !== undefined) {
      if (now.changes.length > 0) this.#patch({ newer });
      else this.#reset(newer, beginning(laidOut({ flow: newer, layout: now.sheet.layout })));
    }
    // The server is back: what it couldn't be asked is due.
    if (this.#open?.checking === 'failed') await this.check();
  }

  /** What somebody else has saved, as one step. */
  #takeOver(saved: SavedDraft): void {
    const open = this.#open;
    const timeline = this.#timeline;
    if (open === undefined || timeline === undefined) return;
    this.#go(follow(timeline, laidOut({ flow: readable(saved.flow, this.#options.flowId, open.sheet.flow), layout: saved.layout })));
    this.#saver.rest();
  }

  #send(revision: number): Promise<Reply<SavedDraft>> {
    const open = this.#open;
    const { api, flowId } = this.#options;
    if (open === undefined) return Promise.resolve({ ok: false, code: NOT_FOUND, message: '' });
    const { base, sheet } = open;
    return api.saveDraft(flowId, { revision, basedOnVersion: base.version, flow: sheet.flow, layout: sheet.layout });
  }

  #reset(base: Flow, timeline: Timeline<Sheet>): void {
    this.#timeline = timeline;
    const { now, past, future } = timeline;
    this.#state.set({
      phase: 'open',
      base,
      sheet: now,
      changes: diffFlows(base, now.flow),
      problems: [],
      checking: this.readOnly ? 'done' : 'due',
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      newer: undefined,
      saving: this.#saver.saving,
      other: undefined,
      publishing: false,
    });
    this.#checkLater();
  }

  #go(timeline: Timeline<Sheet>): void {
    const open = this.#open;
    if (open === undefined || timeline === this.#timeline) return;
    this.#timeline = timeline;
    const { now, past, future } = timeline;
    const saysElse = now.flow !== open.sheet.flow;
    this.#patch({
      sheet: now,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      // Where a node stands changes nothing that could be wrong.
      ...(saysElse ? { changes: diffFlows(open.base, now.flow), checking: 'due' as const } : {}),
    });
    this.#unsaved();
    if (saysElse) this.#checkLater();
  }

  #checkLater(): void {
    if (this.readOnly) return;
    this.#stopCheck();
    this.#stopCheck = this.#options.scheduler.after(CHECK_AFTER_MS, () => void this.check());
  }

  /** To be saved; until it is, this browser keeps it. */
  #unsaved(): void {
    const open = this.#open;
    if (open === undefined || this.readOnly) return;
    this.#keep({ base: open.base, sheet: open.sheet, revision: this.#saver.revision });
    if (open.other === undefined) this.#saver.later();
  }

  #keep(kept: KeptFlow | undefined): void {
    const { store, storedAs } = this.#options;
    writeDraft(store, storedAs, kept);
  }

  #patch(change: Partial<OpenFlow>): void {
    const open = this.#open;
    if (open !== undefined) this.#state.set({ ...open, ...change });
  }
}

function newerThan(base: Flow | undefined, current: Flow | undefined): Flow | undefined {
  return base !== undefined && current !== undefined && current.version > base.version ? current : undefined;
}

/** What a flow that was never published began with. */
function blank({ flowId, name, language }: Flow): Flow {
  return { flowId, name, version: 0, language, startNodeId: '', nodes: [] };
}

/** A draft may be of another editor, and have come to anything. */
function readable(draft: object, flowId: string, otherwise: Flow | undefined): Flow {
  const reading = readFlow(JSON.stringify({ name: flowId, version: 0, language: 'zh-CN', startNodeId: '', nodes: [], ...draft, flowId }));
  return reading.ok ? reading.flow : (otherwise ?? blank({ flowId, name: flowId, version: 0, language: 'zh-CN', startNodeId: '', nodes: [] }));
}

/** What a refusal says about the flow itself; undefined when it is about something else. */
function problemsOf({ problems, field, message, code }: Refusal, flow: Flow): readonly FlowProblem[] | undefined {
  if (problems !== undefined && problems.length > 0) return problems.map((problem) => placedInFlow(problem, flow));
  const place = field?.replace(/^flow[/.]?/, '').replaceAll('.', '/');
  return place === undefined ? undefined : [{ nodeId: '', field: place, severity: 'error', code, message }];
}
