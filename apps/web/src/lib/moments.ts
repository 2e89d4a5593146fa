import type { I18n } from '@lingui/core';

/** A moment as people name it: 15:42 today, else with the day. `time` in ms since 1970. */
export function shortMoment(i18n: I18n, time: number): string {
  const moment = new Date(time);
  const today = moment.toDateString() === new Date().toDateString();
  return i18n.date(moment, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' });
}
