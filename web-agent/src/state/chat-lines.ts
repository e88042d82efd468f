import type { ChatLine } from '../contract';
import type { Reply } from '../transport/reply';

/** What was written here and isn't in the chat yet. */
export interface Pending {
  readonly messageId: string;
  readonly text: string;
  /** For a choice: which, of which message. */
  readonly choice?: { readonly to: string; readonly key: string };
}

/** A chat as it is known here: each line once, in the server's order, whatever comes twice. */
export function withLines(known: readonly ChatLine[], news: readonly ChatLine[]): readonly ChatLine[] {
  const last = known.at(-1)?.seq ?? 0;
  const more = news.filter(({ seq }) => seq > last);
  return more.length === 0 ? known : [...known, ...more];
}

/** Ids as the contract wants them, new for each message. */
export function newMessageId(nowMs: number, random: () => number = Math.random): string {
  const chance = Math.floor(random() * 36 ** 8);
  return `${nowMs.toString(36)}-${chance.toString(36)}`;
}

/** After which time a message goes out again, under the same id: it may or may not have arrived. */
export const RESEND_MS = 1_000;

/**
 * What becomes of a message: `keep` it until the connection is back; `resend` it soon, over the one that there is; `done`:
 * it was taken, or refused for good.
 */
export function afterReply(reply: Reply<unknown>): 'keep' | 'resend' | 'done' {
  if (reply.ok) return 'done';
  if (reply.code === 'connection-lost') return 'keep';
  return ['timed-out', 'try-again', 'too-many-requests'].includes(reply.code) ? 'resend' : 'done';
}
