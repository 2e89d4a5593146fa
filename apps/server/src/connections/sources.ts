import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Audience, Wish } from '../events/bus.ts';
import type { Seen } from '../features/presence/port.ts';
import type { JoinedThread, ShownThread } from './connection.ts';
import type { NodeGone } from './silence.ts';

export interface Identity {
  user_id: Id;
  auth_session_id: Id;
  admin: boolean;
}

export interface Membership {
  guild: GuildRules;
  roles: readonly Id[];
  /** Those of the guild that the person is in and that have not ended. */
  threads: readonly JoinedThread[];
  /** How long ago the person joined. ms. */
  age_ms: number;
}

/** What the hub asks the use cases for. */
export interface HubSources {
  /** Whether a login still holds. */
  isLive(auth_session_id: Id): Promise<boolean>;
  /** The guilds of a person, as the permission rules need them. */
  listMemberships(user_id: Id): Promise<Membership[]>;
  /** One of them; undefined when the person is not a member. */
  findMembership(user_id: Id, guild_id: Id): Promise<Membership | undefined>;
  /** Those of these ids that are threads, whoever may see them, and whether this person is in them. */
  findThreads(ids: readonly Id[], user_id: Id): Promise<ShownThread[]>;
  /** Those of these channels of a guild that have not ended, private ones too. */
  listThreads(guild_id: Id, channel_ids: readonly Id[]): Promise<Channel[]>;
  /** The data of READY as JSON. Asked after the connection has its place in the order: subscribe first, fetch second. */
  readyJson(identity: Identity, connection_id: string): Promise<string>;
  /** The data of GUILD_CREATE as JSON; undefined when the person is not a member. Asked in the same way. */
  guildJson(user_id: Id, guild_id: Id): Promise<string | undefined>;
  /** What a connection needed could not be read and it is closed, or what should be told was not. */
  failed(error: unknown): void;
  /** Who talks somewhere as the rules have it now; undefined: they may not any more. */
  reviewVoice(state: VoiceState): Promise<VoiceState | undefined>;
  /** Whether somebody who talks in a conversation may ring another one there. */
  mayRing(channel_id: Id, by: Id, user_id: Id): Promise<boolean>;
  /** Who is told of who talks in a channel or a conversation. */
  voiceAudience(channel_id: Id): Promise<Audience>;
  /** What a person wants to be seen as. */
  readWish(user_id: Id): Promise<Wish>;
  /** Tells the guilds of a person as what they are seen. Settles when that was heard here. */
  announcePresence(user_id: Id, seen: Seen): Promise<void>;
  /** Another node fell silent, and this one was the first to say so. */
  nodeGone(gone: NodeGone): void;
}
