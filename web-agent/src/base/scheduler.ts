/** Time and timers as data, so that tests move the clock by hand. */
export interface Scheduler {
  /** Milliseconds since 1970, by this machine's clock. */
  nowMs(): number;
  /** Runs the task once; returns what calls it off. */
  after(delayMs: number, task: () => void): () => void;
}

export const systemScheduler: Scheduler = {
  nowMs: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
