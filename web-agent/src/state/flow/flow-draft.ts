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
import type { Flow, Sheet } from './document';
import { laidOut } from './layout';
import { placedInFlow, type FlowProblem } from './problems';
import { rebaseFlow } from './rebase';

/** What the draft of a flow needs of the server. */
export interface FlowApi {
  getFlow(flowId: string): Promise<Reply<Flow>>;
  checkFlow(flow: Flow): Promise<Reply<FlowCheck>>;
  publishFlow(flowId: string, publication: { version: number; note: string; flow: Flow }): Promise<Reply<Flow>>;
}

export interface FlowDraftOptions {
  readonly flowId: string;
  readonly api: FlowApi;
  readonly scheduler: Scheduler;
  /** Where it outlives a reload of the tab, and under which name. */
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
  /** Outlives a reload. */
  readonly kept: boolean;
  readonly publishing: boolean;
}

export type FlowDraftState = { readonly phase: 'loading' } | { readonly phase: 'failed'; readonly refusal: Refusal } | OpenFlow;

/** As it outlives a reload. */
export interface KeptFlow {
  readonly base: Flow;
  readonly sheet: Sheet;
}

const CHECK_AFTER_MS = 400;
const KEEP_AFTER_MS = 300;
/** What a 409 is called when another version is in force by now. */
export const FLOW_CHANGED = 'flow-changed';

/** One flow while it is edited: checked as it changes, undone step by step, published as a whole. */
export class FlowDraft {
  readonly #options: FlowDraftOptions;
  readonly #state = new Cell<FlowDraftState>({ phase: 'loading' });
  #timeline: Timeline<Sheet> | undefined;
  #stopCheck: () => void = () => undefined;
  #stopKeep: () => void = () => undefined;
  #loading = false;

  constructor(options: FlowDraftOptions) {
    this.#options = options;
  }

  get state(): Observable<FlowDraftState> {
    return this.#state;
  }

  get readOnly(): boolean {
    return this.#options.readOnly;
  }

  /** Asks what is in force: at first, and whenever somebody comes back to it. */
  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const reply = await this.#options.api.getFlow(this.#options.flowId);
    this.#loading = false;
    if (!reply.ok) {
      const kept = reply.code === 'not-found' ? this.#keptOne() : undefined;
      if (this.#open === undefined && kept !== undefined) this.#reset(kept.base, beginning(laidOut(kept.sheet)));
      else if (this.#open === undefined) this.#state.set({ phase: 'failed', refusal: reply });
      return;
    }
    const current = reply.value;
    const open = this.#open;
    if (open === undefined) return this.#begin(current);
    if (current.version > open.base.version) {
      if (open.changes.length > 0) this.#patch({ newer: current });
      else this.#reset(current, beginning(laidOut({ flow: current, layout: open.sheet.layout })));
    }
    // The server is back: what it couldn't be asked is due.
    if (open.checking === 'failed') await this.check();
  }

  /** Begins one that was never published. */
  create(flow: Flow): void {
    const base = { ...flow, version: 0, startNodeId: '', nodes: [] };
    this.#reset(base, beginning(laidOut({ flow: { ...flow, version: 0 }, layout: {} })));
    this.#keep();
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
      this.#keep();
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
  }

  close(): void {
    this.#stopCheck();
    this.#stopKeep();
    this.#keep();
  }

  /** Forgets what was never published. */
  forget(): void {
    this.#stopCheck();
    this.#stopKeep();
    const { store, storedAs } = this.#options;
    writeDraft(store, storedAs, undefined);
  }

  get #open(): OpenFlow | undefined {
    const state = this.#state.get();
    return state.phase === 'open' ? state : undefined;
  }

  #keptOne(): KeptFlow | undefined {
    const { store, storedAs, readOnly } = this.#options;
    return readOnly ? undefined : (readDraft(store, storedAs) as KeptFlow | undefined);
  }

  #begin(current: Flow): void {
    const kept = this.#keptOne();
    if (kept === undefined) return this.#reset(current, beginning(laidOut({ flow: current, layout: {} })));
    const isCurrent = kept.base.version === current.version;
    const changed = diffFlows(kept.base, kept.sheet.flow).length > 0;
    if (!isCurrent && !changed) return this.#reset(current, beginning(laidOut({ flow: current, layout: kept.sheet.layout })));
    this.#reset(isCurrent ? current : kept.base, beginning(laidOut(kept.sheet)));
    if (!isCurrent) this.#patch({ newer: current });
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
      kept: true,
      publishing: false,
    });
    this.#later(true);
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
    this.#later(saysElse);
  }

  #later(checks: boolean): void {
    const { scheduler, readOnly } = this.#options;
    if (readOnly) return;
    this.#stopKeep();
    this.#stopKeep = scheduler.after(KEEP_AFTER_MS, () => this.#keep());
    if (!checks) return;
    this.#stopCheck();
    this.#stopCheck = scheduler.after(CHECK_AFTER_MS, () => void this.check());
  }

  #keep(): void {
    const open = this.#open;
    if (open === undefined || this.readOnly) return;
    const { store, storedAs } = this.#options;
    const kept = writeDraft(store, storedAs, { base: open.base, sheet: open.sheet } satisfies KeptFlow);
    if (kept !== open.kept) this.#patch({ kept });
  }

  #patch(change: Partial<OpenFlow>): void {
    const open = this.#open;
    if (open !== undefined) this.#state.set({ ...open, ...change });
  }
}

/** What a refusal says about the flow itself; undefined when it is about something else. */
function problemsOf({ problems, field, message, code }: Refusal, flow: Flow): readonly FlowProblem[] | undefined {
  if (problems !== undefined && problems.length > 0) return problems.map((problem) => placedInFlow(problem, flow));
  const place = field?.replace(/^flow[/.]?/, '').replaceAll('.', '/');
  return place === undefined ? undefined : [{ nodeId: '', field: place, severity: 'error', code, message }];
}
