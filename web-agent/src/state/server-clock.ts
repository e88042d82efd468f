/** The server's clock as far as messages told it; times in messages are compared with it, not with this machine's. */
export class ServerClock {
  readonly #localNowMs: () => number;
  #aheadMs = 0;

  constructor(localNowMs: () => number) {
    this.#localNowMs = localNowMs;
  }

  /** @param serverNowMs just now, in a message that came in */
  set(serverNowMs: number): void {
    this.#aheadMs = serverNowMs - this.#localNowMs();
  }

  nowMs(): number {
    return this.#localNowMs() + this.#aheadMs;
  }
}
