import type { MemberAccess } from '@chat-js/permissions/permissions.ts';
import type { MemberRow } from './store.ts';

/** Someone who has just come: no roles, nothing said against them. */
export function newMember(row: Pick<MemberRow, 'guild_id' | 'user_id' | 'joined_at'>): MemberRow {
  return { ...row, nick: null, roles: [], communication_disabled_until: null, mute: false, deaf: false };
}

/** A member as the permission rules see them at a moment, in ms since 1970. */
export function memberAccess({ user_id, roles, communication_disabled_until }: MemberRow, now: number): MemberAccess {
  return { user_id, roles, timed_out: communication_disabled_until !== null && Date.parse(communication_disabled_until) > now };
}
