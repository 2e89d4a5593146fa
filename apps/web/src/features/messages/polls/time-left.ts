const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 3 days, 5 hr, 10 min; never none. `left` in ms. */
export function timeLeft(locale: string, left: number): string {
  const say = (count: number, unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  if (left >= 2 * DAY) return say(Math.round(left / DAY), 'day');
  if (left >= 1.5 * HOUR) return say(Math.round(left / HOUR), 'hour');
  return say(Math.max(1, Math.ceil(left / MINUTE)), 'minute');
}
