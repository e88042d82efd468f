/** Waits between tries: they grow, have an upper bound, and are jittered so that a thousand desks don't return at once. */
export class Backoff {
  readonly #firstMs: number;
  readonly #maxMs: number;
  readonly #random: () => number;
  #tries = 0;

  constructor(firstMs: number, maxMs: number, random: () => number = Math.random) {
    this.#firstMs = firstMs;
    this.#maxMs = maxMs;
    this.#random = random;
  }

  /** Between half of the current step and all of it. */
  nextMs(): number {
    const stepMs = Math.min(this.#maxMs, this.#firstMs * 2 ** Math.min(this.#tries, 16));
    this.#tries += 1;
    return Math.round(stepMs * (0.5 + 0.5 * this.#random()));
  }

  reset(): void {
    this.#tries = 0;
  }
}
