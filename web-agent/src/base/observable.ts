/** A value that can be watched. Made to fit React's useSyncExternalStore without knowing it. */
export interface Observable<T> {
  /** The value now; the same object until it changes. */
  readonly get: () => T;
  /** Calls the listener after every change; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** An observable that its owner writes. */
export class Cell<T> implements Observable<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }
}
