import type { Id } from '@chat-js/protocol/ids.ts';
import { LRUCache } from 'lru-cache';
import type { Stale } from '../../events/bus.ts';
import type { DirectChannelRow, DirectChannelStore } from '../direct-messages/store.ts';
import type { MemberRow, MemberStore } from '../members/store.ts';
import type { ThreadRow, ThreadStore } from '../threads/store.ts';
import { deletedUser, presentUser } from '../users/present.ts';
import type { UserRow, UserStore } from '../users/store.ts';
import type { GuildDoc, GuildStore } from './store.ts';

/** What is asked for with every message, kept in memory until an event says that it has changed. */
export interface Directory {
  getGuild(id: Id): Promise<GuildDoc | undefined>;
  getGuildOfChannel(channel_id: Id): Promise<GuildDoc | undefined>;
  /** Where a channel or a thread belongs to: a conversation to no guild. undefined: there is no such place. */
  getHome(id: Id): Promise<{ guild_id: Id | undefined } | undefined>;
  /** Memory knows it for a thread: nobody need look whether it is a channel. */
  knowsThread(id: Id): boolean;
  /** Its counts and its end may have moved on; nothing else has. */
  getThread(id: Id): Promise<ThreadRow | undefined>;
  /** Memory knows it for a channel without a guild, in the same way. */
  knowsDirectChannel(id: Id): boolean;
  getDirectChannel(id: Id): Promise<DirectChannelRow | undefined>;
  getMember(guild_id: Id, user_id: Id): Promise<MemberRow | undefined>;
  getUser(id: Id): Promise<UserRow | undefined>;
  /** The public user as JSON, ready to be spliced. */
  getUserJson(id: Id): Promise<string>;
  countMembers(guild_id: Id): Promise<number>;
  forget(stale: readonly Stale[]): void;
  /** Events are missing: whatever is remembered may be old. */
  forgetAll(): void;
}

interface Stores {
  guilds: GuildStore;
  members: MemberStore;
  users: UserStore;
  threads: ThreadStore;
  directChannels: DirectChannelStore;
}

/** `isCurrent`: whether events are heard of. Others may have changed what is in memory otherwise, and the stores are asked. */
export function createDirectory({ guilds, members, users, threads, directChannels }: Stores, isCurrent: () => boolean): Directory {
  const cache = <T>(max: number) => createCache<T>(max, isCurrent);
  const guildById = cache<GuildDoc | undefined>(2_000);
  const guildIdByChannel = cache<Id | undefined>(20_000);
  const threadById = cache<ThreadRow | undefined>(20_000);
  const directChannelById = cache<DirectChannelRow | undefined>(20_000);
  const memberByKey = cache<MemberRow | undefined>(20_000);
  const userById = cache<UserRow | undefined>(20_000);
  const userJsonById = cache<string>(20_000);
  const memberCount = cache<number>(2_000);

  function getGuild(id: Id): Promise<GuildDoc | undefined> {
    return guildById(id, async () => alive(await guilds.getGuild(id)));
  }

  async function getGuildOfChannel(channel_id: Id): Promise<GuildDoc | undefined> {
    const guild_id = await guildIdByChannel(channel_id, async () => alive(await guilds.findGuildOfChannel(channel_id))?.id);
    return guild_id === undefined ? undefined : getGuild(guild_id);
  }

  function getThread(id: Id): Promise<ThreadRow | undefined> {
    return threadById(id, () => threads.getThread(id));
  }

  function getDirectChannel(id: Id): Promise<DirectChannelRow | undefined> {
    return directChannelById(id, () => directChannels.getDirectChannel(id));
  }

  function getUser(id: Id): Promise<UserRow | undefined> {
    return userById(id, () => users.getUser(id));
  }

  return {
    getGuild,
    getGuildOfChannel,
    knowsThread: threadById.has,
    async getHome(id) {
      if (await getDirectChannel(id)) return { guild_id: undefined };
      const thread = await getThread(id);
      const guild = await getGuildOfChannel(thread?.parent_id ?? id);
      return guild && { guild_id: guild.id };
    },
    getThread,
    knowsDirectChannel: directChannelById.has,
    getDirectChannel,
    getMember: (guild_id, user_id) => memberByKey(memberKey(guild_id, user_id), () => members.getMember(guild_id, user_id)),
    getUser,
    getUserJson: (id) => userJsonById(id, async () => JSON.stringify(presentUser((await getUser(id)) ?? deletedUser(id)))),
    countMembers: (guild_id) => memberCount(guild_id, () => members.countMembers(guild_id)),

    forget(stale) {
      for (const entry of stale) {
        if ('members_of' in entry) {
          memberByKey.deleteWhere((key) => key.startsWith(memberKey(entry.members_of, '')));
        } else if ('guild_id' in entry && 'user_id' in entry) {
          memberByKey.delete(memberKey(entry.guild_id, entry.user_id));
          memberCount.delete(entry.guild_id);
        } else if ('guild_id' in entry) {
          guildById.delete(entry.guild_id);
          memberCount.delete(entry.guild_id);
        } else if ('thread_id' in entry) {
          threadById.delete(entry.thread_id);
        } else if ('direct_channel_id' in entry) {
          directChannelById.delete(entry.direct_channel_id);
        } else if ('user_id' in entry) {
          userById.delete(entry.user_id);
          userJsonById.delete(entry.user_id);
        }
      }
    },
    forgetAll() {
      const byPlace = [guildById, guildIdByChannel, threadById, directChannelById];
      for (const known of [...byPlace, memberByKey, userById, userJsonById, memberCount]) known.clear();
    },
  };
}

/** Keeps promises, so that an answer on its way when the thing changes is forgotten with it. Absence is not kept. */
function createCache<T>(max: number, isCurrent: () => boolean) {
  const entries = new LRUCache<string, { promise: Promise<T>; found: boolean }>({ max });

  function get(key: string, load: () => Promise<T>): Promise<T> {
    const known = isCurrent() ? entries.get(key) : undefined;
    if (known) return known.promise;
    const entry = { promise: load(), found: false };
    entries.set(key, entry);
    const dropEntry = () => {
      if (entries.peek(key) === entry) entries.delete(key);
    };
    entry.promise.then((value) => {
      entry.found = value !== undefined;
      if (!entry.found) dropEntry();
    }, dropEntry);
    return entry.promise;
  }

  return Object.assign(get, {
    /** Not while it is still being looked for. */
    has: (key: string) => isCurrent() && entries.peek(key)?.found === true,
    delete: (key: string) => void entries.delete(key),
    deleteWhere(isOld: (key: string) => boolean) {
      for (const key of [...entries.keys()]) if (isOld(key)) entries.delete(key);
    },
    clear: () => entries.clear(),
  });
}

function memberKey(guild_id: Id, user_id: Id): string {
  return `${guild_id}:${user_id}`;
}

function alive(guild: GuildDoc | undefined): GuildDoc | undefined {
  return guild?.deleted ? undefined : guild;
}
