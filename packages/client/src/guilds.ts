import type { EventData } from '@chat-js/protocol/events.ts';
import type { Guild, GuildState } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { forgetChannels } from './channels.ts';
import { isThread } from './is-thread.ts';
import { memberEntry } from './members.ts';
import { onlineOf } from './presence.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';
import { withThreads } from './threads.ts';
import { meetChannels } from './unread.ts';
import { rememberUsers } from './users.ts';

/** A guild without what has tables of its own. */
export type GuildEntry = Guild & Pick<GuildState, 'joined_at' | 'large' | 'member_count'>;

type TableName =
  | 'channels'
  | 'threads'
  | 'members'
  | 'presences'
  | 'voice_states'
  | 'stage_instances'
  | 'guild_scheduled_events'
  | 'soundboard_sounds';

function guildEntry(data: GuildState): GuildEntry {
  const {
    channels,
    threads,
    members,
    presences,
    voice_states,
    stage_instances,
    guild_scheduled_events,
    soundboard_sounds,
    unavailable,
    ...guild
  } = data satisfies Record<TableName, unknown>;
  return guild;
}

/** Puts a whole guild into the state, in place of what was known of it. */
export function applyGuildCreate(state: State, data: GuildState): State {
  const { id } = data;
  const known = Object.values(state.channels).filter((channel) => channel.guild_id === id);
  const gone = known.filter((channel) => !isThread(channel) && !data.channels.some((kept) => kept.id === channel.id));
  const before = forgetChannels(
    state,
    gone.map((channel) => channel.id),
  );
  const next: State = {
    ...before,
    guilds: { ...before.guilds, [id]: guildEntry(data) },
    channels: { ...before.channels, ...keyBy(data.channels, (channel) => channel.id) },
    members: { ...before.members, [id]: keyBy(data.members.map(memberEntry), (member) => member.user_id) },
    online: { ...before.online, [id]: onlineOf(data.presences) },
    voice: { ...before.voice, [id]: keyBy(data.voice_states, (voice) => voice.user_id) },
  };
  const threads = known.filter((channel) => next.channels[channel.id]);
  return rememberUsers(
    withThreads(meetChannels(next, data.channels), threads, data.threads),
    data.members.map((member) => member.user),
  );
}

export function applyGuildUpdate(state: State, guild: Guild): State {
  const known = state.guilds[guild.id];
  if (!known) return state;
  return { ...state, guilds: { ...state.guilds, [guild.id]: { ...known, ...guild } } };
}

export function applyGuildDelete(state: State, { id }: EventData<'GUILD_DELETE'>): State {
  const gone = Object.values(state.channels).filter((channel) => channel.guild_id === id);
  const rest = forgetChannels(
    state,
    gone.map((channel) => channel.id),
  );
  return {
    ...rest,
    guilds: without(rest.guilds, [id]),
    members: without(rest.members, [id]),
    online: without(rest.online, [id]),
    voice: without(rest.voice, [id]),
    invites: without(rest.invites, [id]),
    auditLog: without(rest.auditLog, [id]),
    bans: without(rest.bans, [id]),
    reports: without(rest.reports, [id]),
    warnings: without(
      rest.warnings,
      Object.values(rest.warnings).flatMap((warning) => (warning.guild_id === id ? warning.id : [])),
    ),
    autoMod: without(rest.autoMod, [id]),
    guildSettings: without(rest.guildSettings, [id]),
  };
}

/** The guilds that are not in a fresh READY are gone, with their channels. */
export function keepGuilds(state: State, ids: readonly Id[]): State {
  const gone = Object.keys(state.guilds).filter((id) => !ids.includes(id));
  return gone.reduce((rest, id) => applyGuildDelete(rest, { id }), state);
}
