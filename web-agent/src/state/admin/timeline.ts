/** Values as they followed each other, with a way back and forth. Bounded: the oldest are forgotten. */
export interface Timeline<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What the newest step was about; a further one about the same joins it. Empty: joins nothing. */
  readonly step: string;
}

const MAX_STEPS = 200;

export function beginning<T>(now: T): Timeline<T> {
  return { past: [], now, future: [], step: '' };
}

/** @param step edits of the same one follow each other as one: a name is typed letter by letter, and undone at once */
export function follow<T>(timeline: Timeline<T>, now: T, step = ''): Timeline<T> {
  if (Object.is(now, timeline.now)) return timeline;
  const joins = step !== '' && step === timeline.step && timeline.past.length > 0;
  const past = joins ? timeline.past : [...timeline.past, timeline.now].slice(-MAX_STEPS);
  return { past, now, future: [], step };
}

export function back<T>(timeline: Timeline<T>): Timeline<T> {
  const { past, now, future } = timeline;
  if (past.length === 0) return timeline;
  return { past: past.slice(0, -1), now: past[past.length - 1] as T, future: [now, ...future], step: '' };
}

export function forth<T>(timeline: Timeline<T>): Timeline<T> {
  const { past, now, future } = timeline;
  if (future.length === 0) return timeline;
  return { past: [...past, now], now: future[0] as T, future: future.slice(1), step: '' };
}
