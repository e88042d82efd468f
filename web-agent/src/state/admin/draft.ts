import { Cell, type Observable } from '../../base/observable';
import type { Scheduler } from '../../base/scheduler';
import type { Configuration, ConfigurationCheck, ConfigurationProblem, RoutingConfiguration } from '../../contract';
import type { Refusal, Reply } from '../../transport/reply';
import { diff, type Change } from './diff';
import { readDraft, writeDraft, type DraftStore, type KeptDraft } from './draft-store';
import { same } from './fields';
import { localProblems, placed, type PlacedProblem } from './problems';
import { rebase, type Choice } from './rebase';
import { back, beginning, follow, forth, type Timeline } from './timeline';

/** What the draft needs of the server. */
export interface DraftApi {
  getConfiguration(): Promise<Reply<Configuration>>;
  checkConfiguration(routing: RoutingConfiguration): Promise<Reply<ConfigurationCheck>>;
  changeConfiguration(change: { version: number; note: string; routing: RoutingConfiguration }): Promise<Reply<Configuration>>;
}

export interface DraftOptions {
  readonly api: DraftApi;
  readonly scheduler: Scheduler;
  /** Where it outlives a reload of the tab, and under which name. */
  readonly store: DraftStore;
  readonly storedAs: string;
  /** Who may only read neither checks nor keeps anything. */
  readonly readOnly: boolean;
}

/** How far the check of the newest edit is. */
export type Checking = 'due' | 'running' | 'done' | 'failed';

export interface OpenDraft {
  readonly phase: 'open';
  /** What was changed. */
  readonly base: Configuration;
  readonly routing: RoutingConfiguration;
  readonly changes: readonly Change[];
  readonly problems: readonly PlacedProblem[];
  readonly checking: Checking;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Somebody has published it meanwhile, and it isn't in this draft yet. */
  readonly newer: Configuration | undefined;
  /** Outlives a reload. */
  readonly kept: boolean;
  readonly publishing: boolean;
}

export type DraftState = { readonly phase: 'loading' } | { readonly phase: 'failed'; readonly refusal: Refusal } | OpenDraft;

const CHECK_AFTER_MS = 500;
const KEEP_AFTER_MS = 300;
/** What a 409 is called when another version holds by now. */
export const CONFIG_CHANGED = 'config-changed';

/** The one draft of the whole configuration: edited here, checked while it is, published as a whole. */
export class Draft {
  readonly #options: DraftOptions;
  readonly #state = new Cell<DraftState>({ phase: 'loading' });
  #timeline: Timeline<RoutingConfiguration> | undefined;
  #stopCheck: () => void = () => undefined;
  #stopKeep: () => void = () => undefined;
  #loading = false;

  constructor(options: DraftOptions) {
    this.#options = options;
  }

  get state(): Observable<DraftState> {
    return this.#state;
  }

  get readOnly(): boolean {
    return this.#options.readOnly;
  }

  /** Asks what holds now: at first, and whenever somebody comes back to the page. */
  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const reply = await this.#options.api.getConfiguration();
    this.#loading = false;
    if (!reply.ok) {
      if (this.#open === undefined) this.#state.set({ phase: 'failed', refusal: reply });
      return;
    }
    const current = reply.value;
    const open = this.#open;
    if (open === undefined) return this.#begin(current);
    if (current.version > open.base.version) {
      if (open.changes.length > 0) this.#patch({ newer: current });
      else this.#reset(current, beginning(current.routing));
    }
    // The server is back: what it couldn't be asked is due.
    if (open.checking === 'failed') await this.check();
  }

  /** @param step see {@link follow} */
  edit(change: (routing: RoutingConfiguration) => RoutingConfiguration, step?: string): void {
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

  /** Back to what holds; can be undone. */
  discard(): void {
    const open = this.#open;
    if (open !== undefined) this.edit(() => open.base.routing);
  }

  async check(): Promise<void> {
    this.#stopCheck();
    const open = this.#open;
    if (open === undefined || this.readOnly) return;
    const { routing } = open;
    const local = localProblems(routing);
    if (local.length > 0) return this.#patch({ problems: local, checking: 'done' });
    this.#patch({ checking: 'running' });
    const reply = await this.#options.api.checkConfiguration(routing);
    // Of an older draft: the newer one's check is on its way.
    if (this.#open?.routing !== routing) return;
    const problems = reply.ok ? reply.value.problems : problemsOf(reply);
    if (problems === undefined) return this.#patch({ checking: 'failed' });
    this.#patch({ problems: problems.map((problem) => placed(problem, routing)), checking: 'done' });
  }

  /** Makes it hold. A refusal for its content shows in the problems, one for a newer version in `newer`. */
  async publish(note: string): Promise<Reply<Configuration>> {
    const open = this.#open;
    if (open === undefined) throw new Error('nothing to publish yet');
    const { routing, base } = open;
    this.#patch({ publishing: true });
    const reply = await this.#options.api.changeConfiguration({ version: base.version, note, routing });
    this.#patch({ publishing: false });
    if (reply.ok) {
      const { value } = reply;
      // The same objects: what is compared by identity stays quick.
      const held = same(value.routing, routing) ? { ...value, routing } : value;
      if (this.#timeline !== undefined) this.#reset(held, this.#open?.routing === routing ? { ...this.#timeline, now: held.routing } : this.#timeline);
    } else if (reply.code === CONFIG_CHANGED) {
      await this.load();
    } else {
      const problems = problemsOf(reply);
      if (problems !== undefined) this.#patch({ problems: problems.map((problem) => placed(problem, routing)), checking: 'done' });
    }
    return reply;
  }

  /** My changes on top of what was published meanwhile. What was undone before can't be redone: it knew the older one. */
  adoptNewer(choices: ReadonlyMap<string, Choice>): void {
    const open = this.#open;
    if (open?.newer === undefined) return;
    const { routing } = rebase(open.base.routing, open.newer.routing, open.routing, choices);
    this.#reset(open.newer, beginning(routing));
  }

  close(): void {
    this.#stopCheck();
    this.#stopKeep();
    this.#keep();
  }

  get #open(): OpenDraft | undefined {
    const state = this.#state.get();
    return state.phase === 'open' ? state : undefined;
  }

  #begin(current: Configuration): void {
    const { store, storedAs, readOnly } = this.#options;
    const kept = readOnly ? undefined : (readDraft(store, storedAs) as KeptDraft | undefined);
    if (kept === undefined) return this.#reset(current, beginning(current.routing));
    const isCurrent = kept.base.version === current.version;
    this.#reset(isCurrent ? current : kept.base, beginning(kept.routing));
    if (!isCurrent) this.#patch({ newer: current });
  }

  #reset(base: Configuration, timeline: Timeline<RoutingConfiguration>): void {
    this.#timeline = timeline;
    const { now, past, future } = timeline;
    this.#state.set({
      phase: 'open',
      base,
      routing: now,
      changes: diff(base.routing, now),
      problems: [],
      checking: this.readOnly ? 'done' : 'due',
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      newer: undefined,
      kept: true,
      publishing: false,
    });
    this.#later();
  }

  #go(timeline: Timeline<RoutingConfiguration>): void {
    const open = this.#open;
    if (open === undefined || timeline === this.#timeline) return;
    this.#timeline = timeline;
    const { now, past, future } = timeline;
    this.#patch({
      routing: now,
      changes: diff(open.base.routing, now),
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      checking: 'due',
    });
    this.#later();
  }

  #later(): void {
    const { scheduler, readOnly } = this.#options;
    if (readOnly) return;
    this.#stopCheck();
    this.#stopKeep();
    this.#stopCheck = scheduler.after(CHECK_AFTER_MS, () => void this.check());
    this.#stopKeep = scheduler.after(KEEP_AFTER_MS, () => this.#keep());
  }

  #keep(): void {
    const open = this.#open;
    if (open === undefined || this.readOnly) return;
    const { store, storedAs } = this.#options;
    const draft = open.changes.length === 0 ? undefined : { base: open.base, routing: open.routing };
    const kept = writeDraft(store, storedAs, draft);
    if (kept !== open.kept) this.#patch({ kept });
  }

  #patch(change: Partial<OpenDraft>): void {
    const open = this.#open;
    if (open !== undefined) this.#state.set({ ...open, ...change });
  }
}

/** What a refusal says about the configuration itself; undefined when it is about something else. */
function problemsOf({ problems, field, message, code }: Refusal): readonly ConfigurationProblem[] | undefined {
  if (problems !== undefined && problems.length > 0) return problems;
  const place = field?.replace(/^routing[/.]?/, '');
  return place === undefined ? undefined : [{ severity: 'error', place, code, message }];
}
