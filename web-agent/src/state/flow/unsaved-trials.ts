import { Cell, type Observable } from '../../base/observable';
import type { Trial } from './trials';

/** The tests of a flow as they are being written, over the revision that was read. */
export interface WrittenTrials {
  readonly revision: number;
  readonly required: boolean;
  readonly trials: readonly Trial[];
}

/** What is written and not saved: kept while other pages are looked at. */
export class UnsavedTrials {
  readonly #written = new Cell<WrittenTrials | undefined>(undefined);

  get written(): Observable<WrittenTrials | undefined> {
    return this.#written;
  }

  /** @param saved over which it is written, when nothing was before */
  write(saved: WrittenTrials, change: (before: WrittenTrials) => Partial<WrittenTrials>): void {
    this.#written.update((before) => ({ ...(before ?? saved), ...change(before ?? saved) }));
  }

  /** What was sent is saved. What was written meanwhile stays, over the revision that it is now. */
  saved(sent: WrittenTrials, revision: number): void {
    this.#written.update((now) => (now === undefined || now === sent ? undefined : { ...now, revision }));
  }

  discard(): void {
    this.#written.set(undefined);
  }
}
