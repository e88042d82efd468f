import type { Language } from '../contract';

/** The time of day for today's moments, with the date for others. */
export function formatMoment(atMs: number, nowMs: number, language: Language): string {
  const at = new Date(atMs);
  const today = at.toDateString() === new Date(nowMs).toDateString();
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const format = today ? time : ({ month: 'short', day: 'numeric', ...time } as const);
  return new Intl.DateTimeFormat(language, { ...format, hour12: false }).format(at);
}

/** To the second, with the date for moments that aren't today's. */
export function formatClock(atMs: number, nowMs: number, language: Language): string {
  const at = new Date(atMs);
  const today = at.toDateString() === new Date(nowMs).toDateString();
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format = today ? time : ({ month: 'short', day: 'numeric', ...time } as const);
  return new Intl.DateTimeFormat(language, { ...format, hour12: false }).format(at);
}
