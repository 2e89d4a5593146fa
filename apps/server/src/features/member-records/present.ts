import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { MemberRecord, Warning } from '@chat-js/protocol/member-records.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import { publicUser } from '../users/public-user.ts';
import type { MemberRecordRow } from './store.ts';

export function presentRecords(ctx: Context, rows: readonly MemberRecordRow[]): Promise<MemberRecord[]> {
  return Promise.all(rows.map((row) => presentRecord(ctx, row)));
}

export async function presentRecord(ctx: Context, { author_id, acknowledged_at, ...row }: MemberRecordRow): Promise<MemberRecord> {
  return {
    ...row,
    author: await publicUser(ctx, author_id),
    created_at: isoTime(snowflakeTime(row.id)),
    acknowledged_at: acknowledged_at === null ? null : isoTime(acknowledged_at),
  };
}

/** As the person reads it. */
export function presentWarning({ id, guild_id, text }: MemberRecordRow): Warning {
  return { id, guild_id, reason: text, created_at: isoTime(snowflakeTime(id)) };
}
