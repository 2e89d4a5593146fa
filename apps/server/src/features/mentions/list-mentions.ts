import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { findPlace, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import type { MessageRow } from '../messages/store.ts';
import { messagesJson } from '../messages/surroundings.ts';
import { blockedBy } from '../relationships/blocks.ts';
import type { MentionRow } from './store.ts';

/** So many rows are looked at for one answer: more may lie where one does not see them. */
const LOOKS = 10;

type Input = OperationInput<'mentions.list'>;

/** Of channels that one sees and whose history one may read, and not of people one has blocked. Told by several of their targets, messages come once. */
export async function listMentions(ctx: Context, actor: Actor, input: Input): Promise<OperationAnswer<'mentions.list'>> {
  const target_ids = await wantedTargets(ctx, actor, input);
  const unheard = (await blockedBy(ctx, actor.user_id)).add(actor.user_id);
  const places = new Map<Id, PlaceAccessed | undefined>();
  const found: MessageRow[] = [];
  let { before } = input;
  for (let look = 0; look < LOOKS && found.length < input.limit; look += 1) {
    const rows = await ctx.storage.mentions.listMentions({ target_ids, before, limit: input.limit });
    for (const { channel_id } of rows) if (!places.has(channel_id)) places.set(channel_id, await findPlace(ctx, actor, channel_id));
    const wanted = rows.filter((row) => !unheard.has(row.author_id) && isReadable(places.get(row.channel_id), input.guild_id));
    found.push(...(await messagesOf(ctx, wanted)));
    before = rows.at(-1)?.message_id;
    if (rows.length < input.limit) break;
  }
  const page = found.slice(0, input.limit);
  const json = await messagesJson(ctx, page, actor.user_id);
  return page.map(({ channel_id }, index) => {
    const message = JSON.parse(json[index] ?? 'null') as Message;
    const guild_id = places.get(channel_id)?.guild?.id;
    return { ...message, ...(guild_id !== undefined && { guild_id }) };
  });
}

async function wantedTargets(ctx: Context, actor: Actor, { guild_id, roles, everyone }: Input): Promise<Id[]> {
  const memberships = guild_id
    ? [(await accessGuild(ctx, actor, guild_id)).member]
    : await ctx.storage.members.listMembershipsOf(actor.user_id);
  return [actor.user_id, ...memberships.flatMap((member) => [...(roles ? member.roles : []), ...(everyone ? [member.guild_id] : [])])];
}

function isReadable(place: PlaceAccessed | undefined, guild_id: Id | undefined): boolean {
  if (!place || !hasPermission(place.permissions, 'READ_MESSAGE_HISTORY')) return false;
  return guild_id === undefined || place.guild?.id === guild_id;
}

/** Newest first, each once, as far as they are there. */
async function messagesOf(ctx: Context, rows: readonly MentionRow[]): Promise<MessageRow[]> {
  const messages = new Map<Id, MessageRow>();
  for (const [channel_id, some] of Map.groupBy(rows, (row) => row.channel_id)) {
    const ids = some.map(({ message_id }) => message_id);
    for (const message of await ctx.storage.messages.listMessagesAmong(channel_id, ids)) messages.set(message.id, message);
  }
  const order = new Set(rows.map(({ message_id }) => message_id));
  return [...order].flatMap((id) => messages.get(id) ?? []);
}
