const MINUTE = 60_000;
/** What the server asks for, and something for the way there. ms */
const SOONEST = 30_000;
const EVENING = 20;
const MORNING = 9;

/** Times that people think of, in their own zone. ms since 1970 */
export interface Presets {
  soon: number;
  /** Not when it is evening already. */
  tonight: number | undefined;
  tomorrow: number;
}

export function presetsAt(now: number): Presets {
  const tonight = atHour(now, 0, EVENING);
  return { soon: now + 20 * MINUTE, tonight: tonight - now > 20 * MINUTE ? tonight : undefined, tomorrow: atHour(now, 1, MORNING) };
}

/** An hour of a day of the person's own calendar: a day has not always 24 hours. */
function atHour(now: number, days: number, hour: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime();
}

/** As a field of the browser has it, in the person's own zone: 2026-11-28T09:00 */
export function toField(time: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = new Date(time);
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
  return `${date}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** undefined: no time at all, or none that is far enough ahead. */
export function fromField(value: string, now: number): number | undefined {
  const time = new Date(value).getTime();
  return time - now >= SOONEST ? time : undefined;
}
