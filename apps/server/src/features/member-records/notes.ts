import { isAboveMember } from '@chat-js/permissions/rank.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { MemberRecord } from '@chat-js/protocol/member-records.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { accessFile } from './access.ts';
import { presentRecord, presentRecords } from './present.ts';

/** Of each kind so many are shown. */
export const SHOWN_RECORDS = 100;

export async function listNotes(ctx: Context, actor: Actor, input: OperationInput<'notes.list'>): Promise<MemberRecord[]> {
  const { guild_id, user_id } = input;
  await accessFile(ctx, actor, guild_id, user_id);
  return presentRecords(ctx, await ctx.storage.memberRecords.listRecords(guild_id, user_id, 'note', SHOWN_RECORDS));
}

export async function createNote(ctx: Context, actor: Actor, input: OperationInput<'notes.create'>): Promise<MemberRecord> {
  const { guild_id, user_id, text, reason } = input;
  await accessFile(ctx, actor, guild_id, user_id);
  const row = { id: ctx.ids.next(), guild_id, user_id, author_id: actor.user_id, kind: 'note' as const, text, acknowledged_at: null };
  await ctx.storage.memberRecords.insertRecord(row);
  // That there is a note, not what it says.
  const options = { record_id: row.id, change: 'written' };
  await recordDeed(ctx, actor, { guild_id, action_type: AUDIT_ACTION.MEMBER_NOTE, target_id: user_id, options, reason });
  return presentRecord(ctx, row);
}

export async function deleteNote(ctx: Context, actor: Actor, input: OperationInput<'notes.delete'>): Promise<null> {
  const { guild_id, user_id, note_id, reason } = input;
  const { guild, member } = await accessFile(ctx, actor, guild_id, user_id);
  const row = await ctx.storage.memberRecords.getRecord(note_id);
  if (row?.kind !== 'note' || row.guild_id !== guild_id || row.user_id !== user_id) return refuse('UNKNOWN_NOTE');
  if (row.author_id !== actor.user_id) {
    const author = await ctx.directory.getMember(guild_id, row.author_id);
    const isBelow = author && isAboveMember(guild, memberAccess(member, ctx.clock.now()), author);
    // The notes of someone who has left are anybody's.
    if (author && !isBelow) refuse('MISSING_PERMISSIONS');
  }
  if (!(await ctx.storage.memberRecords.removeRecord(note_id))) refuse('UNKNOWN_NOTE');
  const options = { record_id: note_id, change: 'deleted' };
  await recordDeed(ctx, actor, { guild_id, action_type: AUDIT_ACTION.MEMBER_NOTE, target_id: user_id, options, reason });
  return null;
}
