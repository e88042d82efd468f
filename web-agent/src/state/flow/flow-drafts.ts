import type { Clip } from './commands';
import type { Flow } from './document';
import { FlowDraft, type FlowDraftOptions } from './flow-draft';
import { UnsavedTrials } from './unsaved-trials';

/** The beginning of the names under which drafts are kept is `storedAs`. */
type Options = Omit<FlowDraftOptions, 'flowId'>;

const MAX_OPEN = 30;

/** The drafts that somebody works on: each stays as it is, with its steps to undo, while others are looked at. */
export class FlowDrafts {
  /** What was copied: pasted into another flow as well. */
  clip: Clip | undefined;
  readonly #options: Options;
  readonly #open = new Map<string, FlowDraft>();
  readonly #trials = new Map<string, UnsavedTrials>();

  constructor(options: Options) {
    this.#options = options;
  }

  draft(flowId: string): FlowDraft {
    const known = this.#open.get(flowId);
    if (known !== undefined) return known;
    const draft = new FlowDraft({ ...this.#options, flowId, storedAs: `${this.#options.storedAs}.${flowId}` });
    this.#open.set(flowId, draft);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) {
      this.#open.get(oldest)?.close();
      this.#open.delete(oldest);
    }
    return draft;
  }

  /** The tests of a flow that are being written. */
  trials(flowId: string): UnsavedTrials {
    const known = this.#trials.get(flowId) ?? new UnsavedTrials();
    this.#trials.set(flowId, known);
    return known;
  }

  /** Begins a flow that nobody has published yet. */
  create(flow: Flow): FlowDraft {
    this.#open.delete(flow.flowId);
    const draft = this.draft(flow.flowId);
    draft.create(flow);
    return draft;
  }
}
