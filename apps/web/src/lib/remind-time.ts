const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How people shorten a length of time, in either language. ms */
const UNITS: Readonly<Record<string, number>> = {
  ...{ m: MINUTE, min: MINUTE, м: MINUTE, мин: MINUTE },
  ...{ h: HOUR, ч: HOUR, час: HOUR },
  ...{ d: DAY, д: DAY, w: 7 * DAY, н: 7 * DAY, нед: 7 * DAY },
};
const PART = /^(\d{1,4}) ?(\p{L}+)\.?(?=\s|\d|$)/u;
const CLOCK = /^(\d{1,2}):(\d{2})(?=\s|$)/;
const IN = /^(in|at|через|в) /i;

/** When, and of what. */
export interface Wish {
  /** ms since 1970. */
  time: number;
  content: string;
}

/**
 * `20m call Anna`, `in 1h 30m tea`, `через 2 ч чай`, `18:30 tea`: a time that has passed today is meant for tomorrow. undefined
 * when the text does not begin with a time.
 */
export function parseWish(text: string, now: number): Wish | undefined {
  const told = text.trim().replace(IN, '');
  return atClock(told, now) ?? afterLength(told, now);
}

function atClock(text: string, now: number): Wish | undefined {
  const [all, hours, minutes] = CLOCK.exec(text) ?? [];
  if (all === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const day = new Date(now);
  const on = (days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, Number(hours), Number(minutes)).getTime();
  return { time: on(0) > now ? on(0) : on(1), content: text.slice(all.length).trim() };
}

function afterLength(text: string, now: number): Wish | undefined {
  let rest = text;
  let length = 0;
  for (;;) {
    const [all, count, name] = PART.exec(rest) ?? [];
    const unit = UNITS[name?.toLowerCase() ?? ''];
    if (all === undefined || unit === undefined) break;
    length += Number(count) * unit;
    rest = rest.slice(all.length).trimStart();
  }
  return length > 0 ? { time: now + length, content: rest.trim() } : undefined;
}
