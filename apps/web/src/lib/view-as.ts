import type { State } from '@chat-js/client/state.ts';
import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';
import { ruling } from './guilds.ts';

/** The server as somebody sees it who has this role and no other. @everyone has the id of its guild. */
export interface ViewAs {
  guild_id: Id;
  role_id: Id;
}

export const useViewAs = create<{ view: ViewAs | null }>(() => ({ view: null }));

/** Changes what this page shows, and nothing on the server. */
export function viewAs(view: ViewAs | null): void {
  useViewAs.setState({ view });
}

/** Nobody's id: who looks through a role does not own the server. */
const NOBODY = '0';

/** What a member with one role would see of a guild; everything else is as it is. */
export function asRole(state: State, { guild_id, role_id }: ViewAs): State {
  const { me } = state;
  const guild = state.guilds[guild_id];
  const member = me && state.members[guild_id]?.[me.id];
  if (!guild?.roles.some(({ id }) => id === role_id) || !member) return state;
  const roles = role_id === guild_id ? [] : [role_id];
  const seen = { ...guild, owner_id: guild.owner_id === me.id ? NOBODY : guild.owner_id };
  const access = { user_id: me.id, roles, timed_out: false };
  const channels = Object.entries(state.channels).filter(
    ([id, channel]) =>
      channel.guild_id !== guild_id || channelPermissions(seen, ruling(state, id)?.permission_overwrites ?? [], access) !== 0n,
  );
  return {
    ...state,
    channels: Object.fromEntries(channels),
    guilds: { ...state.guilds, [guild_id]: seen },
    members: {
      ...state.members,
      [guild_id]: { ...state.members[guild_id], [me.id]: { ...member, roles, communication_disabled_until: null } },
    },
  };
}

let last: { state: State; view: ViewAs; seen: State } | undefined;

/** The state as this page shows it: the client's own, or through a role. The same answer for the same state. */
export function shownState(state: State): State {
  const { view } = useViewAs.getState();
  if (view === null) return state;
  if (last?.state !== state || last.view !== view) last = { state, view, seen: asRole(state, view) };
  return last.seen;
}
