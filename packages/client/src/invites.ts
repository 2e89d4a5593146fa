import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { InviteDetails } from '@chat-js/protocol/invites.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

export function applyInviteCreate(state: State, { channel_id: _, ...invite }: EventData<'INVITE_CREATE'>): State {
  return { ...state, invites: { ...state.invites, [invite.guild_id]: { ...state.invites[invite.guild_id], [invite.code]: invite } } };
}

export function applyInviteDelete(state: State, { guild_id, code }: EventData<'INVITE_DELETE'>): State {
  const known = state.invites[guild_id];
  if (!known?.[code]) return state;
  return { ...state, invites: { ...state.invites, [guild_id]: without(known, [code]) } };
}

/** All invites of a guild, as just fetched. */
export function rememberInvites(state: State, guild_id: Id, invites: readonly InviteDetails[]): State {
  return { ...state, invites: { ...state.invites, [guild_id]: keyBy(invites, ({ code }) => code) } };
}
