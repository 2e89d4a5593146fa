import type { Member, MessageMember } from '@chat-js/protocol/members.ts';
import { presentUser } from '../users/present.ts';
import type { UserRow } from '../users/store.ts';
import type { MemberRow } from './store.ts';

export function presentMessageMember(row: MemberRow): MessageMember {
  return {
    nick: row.nick,
    avatar: null,
    banner: null,
    roles: row.roles,
    joined_at: row.joined_at,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function presentMember(row: MemberRow, user: UserRow): Member {
  return { ...presentMessageMember(row), user: presentUser(user) };
}
