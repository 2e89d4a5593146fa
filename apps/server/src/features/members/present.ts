import type { Member, MessageMember } from '@chat-js/protocol/members.ts';
import { presentUser } from '../users/present.ts';
import type { MemberRow } from './store.ts';

export function presentMessageMember(row: MemberRow): MessageMember {
  return {
    nick: row.nick,
    avatar: null,
    banner: null,
    roles: row.roles,
    joined_at: row.joined_at,
    premium_since: null,
    communication_disabled_until: row.communication_disabled_until,
    deaf: row.deaf,
    mute: row.mute,
    pending: false,
    flags: 0,
  };
}

export function presentMember(row: MemberRow, user: Parameters<typeof presentUser>[0]): Member {
  return { ...presentMessageMember(row), user: presentUser(user) };
}
