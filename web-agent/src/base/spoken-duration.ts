/** Durations as people type and read them: `20 s`, `1 min 30 s`, `2 小时`. */
const UNITS = [
  { unit: 'day', ms: 86_400_000, names: ['d', 'day', 'days', '天', '日'] },
  { unit: 'hour', ms: 3_600_000, names: ['h', 'hr', 'hrs', 'hour', 'hours', '小时', '时'] },
  { unit: 'minute', ms: 60_000, names: ['m', 'min', 'mins', 'minute', 'minutes', '分', '分钟'] },
  { unit: 'second', ms: 1_000, names: ['s', 'sec', 'secs', 'second', 'seconds', '秒', '秒钟'] },
] as const;

export type DurationUnit = (typeof UNITS)[number]['unit'];

/** What each unit is called in the reader's language, with the space that goes before it. */
export type UnitNames = Readonly<Record<DurationUnit, string>>;

const PART = /(\d+(?:\.\d+)?)\s*([a-z]+|[\u4e00-\u9fff]+)/gy;

/** In milliseconds; undefined when it says no duration. A bare number is seconds, `1:30` minutes and seconds. */
export function parseSpokenDuration(typed: string): number | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1_000);
  const clock = /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(text);
  if (clock !== null) return (Number(clock[1] ?? 0) * 3_600 + Number(clock[2]) * 60 + Number(clock[3])) * 1_000;
  return sumOfParts(text.replaceAll(/[\s,]+/g, ' '));
}

function sumOfParts(text: string): number | undefined {
  let total = 0;
  let at = 0;
  let bound = Infinity;
  while (at < text.length) {
    PART.lastIndex = at;
    const [whole, amount, name] = PART.exec(text) ?? [];
    const unit = UNITS.find(({ names }) => names.some((known) => known === name));
    // The larger units first, each once: anything else is a slip of the keyboard.
    if (whole === undefined || unit === undefined || unit.ms >= bound) return undefined;
    bound = unit.ms;
    total += Number(amount) * unit.ms;
    at += whole.length;
    while (text[at] === ' ') at += 1;
  }
  return at === 0 ? undefined : Math.round(total);
}

/** Exactly, in the fewest parts; parts of a second as decimals. */
export function spokenDuration(durationMs: number, names: UnitNames): string {
  const parts: string[] = [];
  let left = durationMs;
  for (const { unit, ms } of UNITS) {
    const amount = unit === 'second' ? left / ms : Math.floor(left / ms);
    if (amount > 0) parts.push(`${amount}${names[unit]}`);
    left -= amount * ms;
  }
  return parts.length === 0 ? `0${names.second}` : parts.join(' ');
}
