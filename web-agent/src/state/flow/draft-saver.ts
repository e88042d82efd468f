import type { Scheduler } from '../../base/scheduler';
import type { Refusal, Reply } from '../../transport/reply';

/** How far the newest change is on its way to the server. */
export type Saving = 'saved' | 'due' | 'running' | 'failed';

const SAVE_AFTER_MS = 800;
const AGAIN_AFTER_MS = 5_000;

interface Options {
  readonly scheduler: Scheduler;
  /** Sends what there is now, in place of that revision. */
  readonly send: (revision: number) => Promise<Reply<{ readonly revision: number }>>;
  readonly onSaving: (saving: Saving) => void;
  readonly onRefused: (refusal: Refusal) => void;
}

/** Saves a moment after each change, one after another; tries again when the server can't be reached. */
export class DraftSaver {
  /** Of what the server has. */
  revision = 0;
  readonly #options: Options;
  #stop: () => void = () => undefined;
  #saving: Saving = 'saved';
  #isUnderWay = false;

  constructor(options: Options) {
    this.#options = options;
  }

  get saving(): Saving {
    return this.#saving;
  }

  later(): void {
    this.#wait(SAVE_AFTER_MS, 'due');
  }

  /** Nothing is to be saved any more. */
  rest(): void {
    this.#stop();
    this.#set('saved');
  }

  async now(): Promise<void> {
    this.#stop();
    if (this.#isUnderWay) return;
    this.#set('running');
    this.#isUnderWay = true;
    const reply = await this.#options.send(this.revision);
    this.#isUnderWay = false;
    // Changed again on the way: then it is due by now.
    const isNewest = this.saving === 'running';
    if (reply.ok) {
      this.revision = reply.value.revision;
      if (isNewest) this.#set('saved');
      else this.later();
      return;
    }
    this.#options.onRefused(reply);
    const isTransient = ['unreachable', 'timed-out', 'try-again', 'connection-lost'].includes(reply.code);
    if (isTransient) this.#wait(AGAIN_AFTER_MS, 'failed');
    else this.#set('failed');
  }

  #wait(delayMs: number, saving: Saving): void {
    this.#stop();
    this.#set(saving);
    // Whoever is under way looks when it is back.
    if (!this.#isUnderWay) this.#stop = this.#options.scheduler.after(delayMs, () => void this.now());
  }

  #set(saving: Saving): void {
    if (this.#saving === saving) return;
    this.#saving = saving;
    this.#options.onSaving(saving);
  }
}
