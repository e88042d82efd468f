import type { ConfigurationProblem } from '../contract';

/** What became of a request. "No" is a value: nothing here throws. */
export type Reply<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal);

/** Why not. */
export interface Refusal {
  /** Stable, kebab-case: the server's, or one of {@link LOCAL_CODES}. */
  readonly code: string;
  /** The server's words for the user; empty when the refusal is our own. */
  readonly message: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfterS?: number;
  /** What of the request is wrong. */
  readonly field?: string;
  /** Of a configuration that is refused. */
  readonly problems?: readonly ConfigurationProblem[];
}

/** Refusals that no server sent. */
export const LOCAL_CODES = ['connection-lost', 'timed-out', 'unreachable', 'bad-reply', 'too-many-requests'] as const;

export function refuse<T>(code: string, message = ''): Reply<T> {
  return { ok: false, code, message };
}
