import type { WebChatReply } from '../contract';
import type { CallTicket } from './call';

const LANGUAGE_KEY = 'oneline.language';
const CALL_KEY = 'oneline.call';
const CHAT_KEY = 'oneline.chat';
/** A leg without its browser is given up soon after; there is nothing to resume then. */
const RESUME_WITHIN_MS = 15_000;
/** As long as the server waits for the visitor's next page. */
const CHAT_WITHIN_MS = 60_000;

/** A site may shut its pages off from storage: then nothing is remembered, and nothing breaks. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

export function rememberedLanguage(): string | undefined {
  return attempt(() => localStorage.getItem(LANGUAGE_KEY)) ?? undefined;
}

export function rememberLanguage(language: string): void {
  attempt(() => localStorage.setItem(LANGUAGE_KEY, language));
}

/**
 * Hands a call over to the next page of this tab. Only while leaving a page: a tab that is duplicated during a call
 * must not find it, or two pages would fight for one leg.
 */
export function handOver(call: CallTicket, nowMs: number): void {
  leave(CALL_KEY, call, nowMs);
}

/** The call that the page before was in, once. */
export function takeOver(nowMs: number): CallTicket | undefined {
  return found(CALL_KEY, RESUME_WITHIN_MS, nowMs) as CallTicket | undefined;
}

/** The same for a chat. */
export function handOverChat(chat: WebChatReply, nowMs: number): void {
  leave(CHAT_KEY, chat, nowMs);
}

export function takeOverChat(nowMs: number): WebChatReply | undefined {
  return found(CHAT_KEY, CHAT_WITHIN_MS, nowMs) as WebChatReply | undefined;
}

function leave(key: string, call: unknown, nowMs: number): void {
  attempt(() => sessionStorage.setItem(key, JSON.stringify({ call, leftAtMs: nowMs })));
}

function found(key: string, withinMs: number, nowMs: number): unknown {
  return attempt(() => {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (text === null) return undefined;
    const { call, leftAtMs } = JSON.parse(text) as { call: unknown; leftAtMs: number };
    return nowMs - leftAtMs < withinMs ? call : undefined;
  });
}
