import type { WebCallReply } from '../contract';

const LANGUAGE_KEY = 'oneline.language';
const CALL_KEY = 'oneline.call';
/** A leg without its browser is given up soon after; there is nothing to resume then. */
const RESUME_WITHIN_MS = 15_000;

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
export function handOver(call: WebCallReply, nowMs: number): void {
  attempt(() => sessionStorage.setItem(CALL_KEY, JSON.stringify({ call, leftAtMs: nowMs })));
}

/** The call that the page before was in, once. */
export function takeOver(nowMs: number): WebCallReply | undefined {
  return attempt(() => {
    const text = sessionStorage.getItem(CALL_KEY);
    sessionStorage.removeItem(CALL_KEY);
    if (text === null) return undefined;
    const { call, leftAtMs } = JSON.parse(text) as { call: WebCallReply; leftAtMs: number };
    return nowMs - leftAtMs < RESUME_WITHIN_MS ? call : undefined;
  });
}
