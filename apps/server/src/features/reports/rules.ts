import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReportStatus } from '@chat-js/protocol/reports.ts';
import type { ReportPatch, ReportRow } from './store.ts';

/** The guild of what was said outside of all; no id is so low. */
export const NO_GUILD: Id = '0';

export const CLOSED: readonly ReportStatus[] = ['resolved', 'dismissed'];

type About = Pick<ReportRow, 'guild_id' | 'reporter_id' | 'user_id' | 'message_id' | 'for_guild'>;

/** What makes two reports the same: a message is reported once, a person once at a time. */
export function onceOf({ guild_id, reporter_id, user_id, message_id, for_guild }: About): string {
  const what = message_id === null ? `person:${user_id}` : `message:${message_id}`;
  return `${for_guild ? 'guild' : 'instance'}:${guild_id}:${reporter_id}:${what}`;
}

/** What follows from a new status. `now` in ms since 1970. */
export function statusPatch(row: ReportRow, status: ReportStatus, now: number): ReportPatch {
  const closes = CLOSED.includes(status);
  return {
    status,
    closed_at: closes ? (row.closed_at ?? now) : null,
    // What a person does after it was decided can be reported anew.
    ...(closes && row.message_id === null && { once: `closed:${row.id}` }),
  };
}
