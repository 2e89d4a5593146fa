import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { AutoModCatch } from '@chat-js/protocol/automod-operations.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { listLatest } from '../messages/latest-messages.ts';
import { bodyOf, type MessageBody } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { publicUser } from '../users/public-user.ts';
import { checkWords } from './change-rules.ts';
import type { Subject } from './compile-rules.ts';
import { isAboveAutoMod, placeOf } from './exempt.ts';

/** A rule that takes longer is tried on fewer messages. ms */
const TIME = 4000;

type Written = Pick<MessageBody, 'id' | 'channel_id' | 'content' | 'timestamp'> & { author_id: Id };

/** Tries a rule on what was said last, where the actor may read: nothing is kept, and nobody is told. */
export async function testRule(
  ctx: Context,
  actor: Actor,
  { guild_id, rule: fields, limit }: OperationInput<'automod.test'>,
): Promise<OperationAnswer<'automod.test'>> {
  const accessed = await accessGuild(ctx, actor, guild_id, 'MANAGE_GUILD');
  const rule: AutoModRule = { id: '0', guild_id, creator_id: actor.user_id, ...fields };
  checkWords(rule, []);

  const rows = await listLatest(ctx.storage.messages, readableChannels(ctx, accessed), limit);
  // An alert has no text of its own.
  const messages = rows.map(written).filter(({ content }) => content !== '');
  const authors = await ctx.storage.members.listMembersAmong(guild_id, [...new Set(messages.map(({ author_id }) => author_id))]);
  const subjects = subjectsOf(ctx, accessed, messages, new Map(authors.map((row) => [row.user_id, row])));
  const { checked, caught } = await ctx.autoMod.rules.tryOut(rule, subjects, TIME);

  const catches = await Promise.all(
    caught.map(async ({ index, hit }): Promise<AutoModCatch[]> => {
      const message = messages[index];
      if (!message) return [];
      const { id, author_id, ...rest } = message;
      const author = await publicUser(ctx, author_id);
      const { matched_keyword, matched_content } = hit;
      return [{ message_id: id, author, ...rest, matched_keyword, matched_content }];
    }),
  );
  return { checked, catches: catches.flat() };
}

function readableChannels(ctx: Context, { guild, member }: GuildAccessed): Id[] {
  const me = memberAccess(member, ctx.clock.now());
  return guild.channels
    .filter((channel) => isWritable(channel))
    .filter(({ permission_overwrites }) => hasPermission(channelPermissions(guild, permission_overwrites, me), 'READ_MESSAGE_HISTORY'))
    .map(({ id }) => id);
}

function written({ id, channel_id, author_id, body }: MessageRow): Written {
  const { content, timestamp } = bodyOf({ body });
  return { id, channel_id, author_id, content, timestamp };
}

/** As they would be checked if they were written now. Whoever stands above rules is caught by none. */
function subjectsOf(ctx: Context, { guild }: GuildAccessed, messages: readonly Written[], authors: ReadonlyMap<Id, MemberRow>): Subject[] {
  const earlier = new Map<Id, { content: string; at: number }[]>();
  const subjects: Subject[] = [];
  // From the oldest on, for what an author wrote before.
  for (const [index, { channel_id, author_id, content, timestamp }] of [...messages.entries()].reverse()) {
    const author = authors.get(author_id);
    const isAbove = author !== undefined && isAboveAutoMod(guild, author, ctx.clock.now());
    const place = placeOf(
      guild,
      guild.channels.find(({ id }) => id === channel_id),
      author?.roles ?? [],
    );
    const before = earlier.get(author_id) ?? [];
    const at = Date.parse(timestamp);
    subjects[index] = { content: isAbove ? '' : content, at, ...place, earlier: isAbove ? [] : before };
    earlier.set(author_id, [...before, { content, at }].slice(-10));
  }
  return subjects;
}
