import type { Scheduler } from '../../base/scheduler';
import type { DraftStore } from '../admin/draft-store';
import { readDraft } from '../admin/draft-store';
import type { Clip } from './commands';
import { diffFlows } from './diff';
import type { Flow } from './document';
import { FlowDraft, type FlowApi, type KeptFlow } from './flow-draft';

interface Options {
  readonly api: FlowApi;
  readonly scheduler: Scheduler;
  readonly store: DraftStore;
  /** The beginning of the names under which drafts are kept. */
  readonly storedAs: string;
  readonly readOnly: boolean;
}

/** A flow that is only in this browser yet. */
export interface Unpublished {
  readonly flowId: string;
  readonly name: string;
}

const MAX_OPEN = 30;

/** The drafts of somebody: each stays as it is, with its steps to undo, while others are looked at. */
export class FlowDrafts {
  /** What was copied: pasted into another flow as well. */
  clip: Clip | undefined;
  readonly #options: Options;
  readonly #open = new Map<string, FlowDraft>();

  constructor(options: Options) {
    this.#options = options;
  }

  get readOnly(): boolean {
    return this.#options.readOnly;
  }

  draft(flowId: string): FlowDraft {
    const known = this.#open.get(flowId);
    if (known !== undefined) return known;
    const draft = new FlowDraft({ ...this.#options, flowId, storedAs: this.#nameOf(flowId) });
    this.#open.set(flowId, draft);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) {
      this.#open.get(oldest)?.close();
      this.#open.delete(oldest);
    }
    return draft;
  }

  /** Begins a flow that nobody has published yet. */
  create(flow: Flow): FlowDraft {
    this.#setCreated([...this.#created().filter((flowId) => flowId !== flow.flowId), flow.flowId]);
    this.#open.delete(flow.flowId);
    const draft = this.draft(flow.flowId);
    draft.create(flow);
    return draft;
  }

  /** Throws away what was never published. */
  forget(flowId: string): void {
    this.draft(flowId).forget();
    this.#open.delete(flowId);
    this.#setCreated(this.#created().filter((other) => other !== flowId));
  }

  /** Those that are kept in this browser alone. */
  unpublished(published: ReadonlySet<string>): Unpublished[] {
    return this.#created().flatMap((flowId) => {
      const kept = published.has(flowId) ? undefined : this.#kept(flowId);
      return kept === undefined ? [] : [{ flowId, name: kept.sheet.flow.name }];
    });
  }

  /** Whether there is something that isn't published. */
  isChanged(flowId: string): boolean {
    const kept = this.#kept(flowId);
    return kept !== undefined && diffFlows(kept.base, kept.sheet.flow).length > 0;
  }

  #kept(flowId: string): KeptFlow | undefined {
    return readDraft(this.#options.store, this.#nameOf(flowId)) as KeptFlow | undefined;
  }

  #nameOf(flowId: string): string {
    return `${this.#options.storedAs}.${flowId}`;
  }

  #created(): string[] {
    try {
      return JSON.parse(this.#options.store.getItem(`${this.#options.storedAs}-created`) ?? '[]') as string[];
    } catch {
      return [];
    }
  }

  #setCreated(flowIds: readonly string[]): void {
    this.#options.store.setItem(`${this.#options.storedAs}-created`, JSON.stringify(flowIds));
  }
}
