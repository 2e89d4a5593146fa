const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, name: string, options: Intl.DateTimeFormatOptions, time: number): string {
  const key = `${locale} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known.format(time);
}

/** 10:12 */
export function clockTime(locale: string, time: number): string {
  return format(locale, 'clock', { timeStyle: 'short' }, time);
}

/** 22 ноября 2026; November 22, 2026 */
export function longDay(locale: string, time: number): string {
  // Russian adds «г.», which nobody says aloud.
  return format(locale, 'long', { day: 'numeric', month: 'long', year: 'numeric' }, time).replace(/\s?г\.$/, '');
}

/** 22.11.2026, 10:12 */
export function shortMoment(locale: string, time: number): string {
  return format(locale, 'short', { dateStyle: 'short', timeStyle: 'short' }, time);
}

/** Everything, for the tooltip and for screen readers. */
export function fullMoment(locale: string, time: number): string {
  return format(locale, 'full', { dateStyle: 'full', timeStyle: 'short' }, time);
}

/** Midnight at the beginning of a day, in ms; `days` after it. */
export function midnight(time: number, days = 0): number {
  const day = new Date(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}
