import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import type { Context } from '../context.ts';
import type { MemberRow } from '../members/store.ts';
import { presencesOfContacts } from '../presence/tell-contacts.ts';
import { readStatesOf } from '../read-states/read-states-of.ts';
import { seenBy } from '../read-states/seen.ts';
import { refuse } from '../refusal.ts';
import { relationshipsOf } from '../relationships/list-relationships.ts';
import { isPrivate } from '../threads/is-private.ts';
import { presentThreadMember } from '../threads/present.ts';
import { guildSettingsOf } from '../user-guild-settings/read-guild-settings.ts';
import { presentSettings } from '../user-settings/present.ts';
import { readSettings } from '../user-settings/read-settings.ts';
import { presentCurrentUser } from './present.ts';

/** The state of a person: what READY carries. Who waits for approval has no guilds. */
export async function readyState(ctx: Context, user_id: Id, session_id: string): Promise<EventData<'READY'>> {
  const user = await ctx.directory.getUser(user_id);
  if (!user) return refuse('UNAUTHORIZED');
  const seen = await seenBy(ctx, user_id);
  const { guilds, private_channels } = seen;
  const relationships = await relationshipsOf(ctx, user_id);
  const presences = await presencesOfContacts(ctx, user_id);
  const user_settings = presentSettings(ctx, await readSettings(ctx, user_id), user);
  const read_state = await readStatesOf(ctx, user_id, seen);
  const user_guild_settings = await guildSettingsOf(
    ctx,
    user_id,
    guilds.map(({ id }) => id),
  );
  const own = {
    user: presentCurrentUser(user),
    user_settings,
    user_guild_settings,
    relationships,
    presences,
    private_channels,
    calls: private_channels.flatMap(({ id, is_message_request }) => (is_message_request ? [] : (ctx.voices.getCall(id) ?? []))),
    read_state,
  };
  return { v: 10, ...own, guilds, session_id };
}

interface Membership {
  guild: GuildRules;
  roles: readonly Id[];
  /** Those that the person is in and that have not ended. */
  threads: { id: Id; parent_id: Id; guild_id: Id; private: boolean; member: ThreadMember }[];
  /** How long ago the person joined. ms. */
  age_ms: number;
}

/** A guild of a person, as the permission rules need it; undefined when they are not a member. */
export async function findAccess(ctx: Context, user_id: Id, guild_id: Id): Promise<Membership | undefined> {
  const [guild, member] = await Promise.all([ctx.directory.getGuild(guild_id), ctx.directory.getMember(guild_id, user_id)]);
  return guild && member && membershipOf(ctx, guild, member);
}

/** The guilds of a person, as the permission rules need them. */
export async function listAccess(ctx: Context, user_id: Id): Promise<Membership[]> {
  const rows = await ctx.storage.members.listMembershipsOf(user_id);
  const guilds = await Promise.all(
    rows.map(async (member) => {
      const guild = await ctx.directory.getGuild(member.guild_id);
      return guild ? [await membershipOf(ctx, guild, member)] : [];
    }),
  );
  return guilds.flat();
}

async function membershipOf(ctx: Context, guild: GuildRules, { user_id, roles, joined_at }: MemberRow): Promise<Membership> {
  return { guild, roles, threads: await joinedThreads(ctx, guild.id, user_id), age_ms: ctx.clock.now() - Date.parse(joined_at) };
}

async function joinedThreads(ctx: Context, guild_id: Id, user_id: Id): Promise<Membership['threads']> {
  const active = await ctx.storage.threads.listActiveThreads(guild_id);
  if (active.length === 0) return [];
  const threads = new Map(active.map((thread) => [thread.id, thread]));
  const rows = await ctx.storage.threads.listThreadsOfMember(user_id, [...threads.keys()]);
  return rows.flatMap((row) => {
    const thread = threads.get(row.thread_id);
    if (!thread) return [];
    return [{ id: thread.id, parent_id: thread.parent_id, guild_id, private: isPrivate(thread), member: presentThreadMember(row) }];
  });
}
