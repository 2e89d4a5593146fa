import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Member, MessageMember } from '@chat-js/protocol/members.ts';
import { without } from './records.ts';
import { forgetSecrets } from './secrets.ts';
import type { State } from './state.ts';
import { rememberUsers } from './users.ts';

/** A member without the person, who is in `users`. */
export type MemberEntry = MessageMember & { user_id: Id };

/** A member as the state holds them. */
export function memberEntry({ user, ...member }: Member): MemberEntry {
  return { ...memberFields(member), user_id: user.id };
}

function memberFields({
  nick,
  avatar,
  banner,
  roles,
  joined_at,
  premium_since,
  communication_disabled_until,
  deaf,
  mute,
  pending,
  flags,
}: MessageMember) {
  return { nick, avatar, banner, roles, joined_at, premium_since, communication_disabled_until, deaf, mute, pending, flags };
}

/** Adds or replaces members of a guild and the people behind them. */
export function rememberMembers(state: State, guild_id: Id, members: readonly Member[]): State {
  if (!state.guilds[guild_id] || members.length === 0) return state;
  const entries = Object.fromEntries(members.map((member) => [member.user.id, memberEntry(member)]));
  const known = rememberUsers(
    state,
    members.map((member) => member.user),
  );
  return { ...known, members: { ...state.members, [guild_id]: { ...state.members[guild_id], ...entries } } };
}

export function applyMemberAdd(state: State, { guild_id, ...member }: EventData<'GUILD_MEMBER_ADD'>): State {
  const known = state.members[guild_id]?.[member.user.id] !== undefined;
  return count(rememberMembers(state, guild_id, [member]), guild_id, known ? 0 : 1);
}

export function applyMemberUpdate(state: State, { guild_id, ...member }: EventData<'GUILD_MEMBER_UPDATE'>): State {
  const next = rememberMembers(state, guild_id, [member]);
  return member.user.id === state.me?.id ? forgetSecrets(next, guild_id) : next;
}

export function applyMemberRemove(state: State, { guild_id, user }: EventData<'GUILD_MEMBER_REMOVE'>): State {
  const guild = state.guilds[guild_id];
  if (!guild) return state;
  // Of a large guild only some members are known: one that is not may leave all the same.
  const known = state.members[guild_id]?.[user.id] !== undefined || guild.large;
  const left = {
    ...state,
    members: { ...state.members, [guild_id]: without(state.members[guild_id] ?? {}, [user.id]) },
    online: { ...state.online, [guild_id]: without(state.online[guild_id] ?? {}, [user.id]) },
    voice: { ...state.voice, [guild_id]: without(state.voice[guild_id] ?? {}, [user.id]) },
  };
  return count(left, guild_id, known ? -1 : 0);
}

function count(state: State, guild_id: Id, difference: number): State {
  const guild = state.guilds[guild_id];
  if (!guild || difference === 0) return state;
  return { ...state, guilds: { ...state.guilds, [guild_id]: { ...guild, member_count: guild.member_count + difference } } };
}
