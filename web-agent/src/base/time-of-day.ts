export const MINUTES_OF_DAY = 1_440;

/** `09:30`; the end of the day is `24:00`. */
export function formatTimeOfDay(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Reads `9`, `9:30`, `0930`, `9.30`, `9点半` as a minute of the day, 0 to 1440; undefined when it is no time. */
export function parseTimeOfDay(typed: string): number | undefined {
  const text = typed.normalize('NFKC').trim().replace(/点半$/, ':30').replace(/点$/, '').replace(/[点.]/, ':').replace(/分$/, '');
  const [, hours, minutes] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes ?? 0);
  return Number(minutes ?? 0) < 60 && minute <= MINUTES_OF_DAY ? minute : undefined;
}
