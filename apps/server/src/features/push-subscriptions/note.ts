import { parse } from '@chat-js/markdown/parse.ts';
import { plainText } from '@chat-js/markdown/plain-text.ts';
import { REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { PushNote } from '@chat-js/protocol/push-subscriptions.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { bodyOf, type MessageBody, refsOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { deletedUser } from '../users/present.ts';

/** What a notification shows, in UTF-16 code units: with the names it stays far below the 4096 bytes that push services take. */
const TEXT = 300;

/** What is said of a message to somebody who is not there. `count`: of how many it is the newest. */
export async function pushNote(ctx: Context, place: PlaceAccessed, row: MessageRow, count: number): Promise<PushNote> {
  const { guild, channel } = place;
  const reader = await ctx.directory.getUser(place.member.user_id);
  const body = bodyOf(row);
  return {
    guild_id: guild?.id ?? null,
    channel_id: channel.id,
    message_id: row.id,
    author: await authorOf(ctx, place, row),
    channel: guild ? channel.name : channel.type === 3 ? (channel.name ?? '') : null,
    guild: guild?.name ?? null,
    kind: kindOf(body),
    text: await textOf(ctx, place, row, body),
    count,
    locale: reader?.locale ?? 'en-US',
  };
}

function kindOf({ poll, attachments, message_reference }: MessageBody): PushNote['kind'] {
  if (poll) return 'poll';
  if (attachments.length > 0) return 'voice';
  return message_reference?.type === REFERENCE_TYPE.FORWARD ? 'forward' : 'text';
}

async function authorOf(ctx: Context, { guild }: PlaceAccessed, row: MessageRow): Promise<string> {
  const { webhook } = refsOf(row);
  return webhook?.name ?? (await nameOf(ctx, guild?.id, row.author_id)) ?? deletedUser(row.author_id).username;
}

async function nameOf(ctx: Context, guild_id: string | undefined, user_id: string): Promise<string | undefined> {
  const [user, member] = await Promise.all([
    ctx.directory.getUser(user_id),
    guild_id === undefined ? undefined : ctx.directory.getMember(guild_id, user_id),
  ]);
  return user && (member?.nick ?? user.global_name ?? user.username);
}

/** As people read it out: what is a spoiler stays hidden. */
async function textOf(ctx: Context, { guild }: PlaceAccessed, row: MessageRow, body: MessageBody): Promise<string> {
  const written = body.message_snapshots?.[0]?.message.content ?? (body.poll?.question.text || body.content);
  const { mentions = [] } = refsOf(row);
  const people = new Map(await Promise.all(mentions.map(async (id) => [id, await nameOf(ctx, guild?.id, id)] as const)));
  const text = plainText(parse(written), {
    user: (id) => people.get(id),
    role: (id) => guild?.roles.find((role) => role.id === id)?.name,
    channel: (id) => guild?.channels.find((channel) => channel.id === id)?.name,
  });
  return shortened(text.trim());
}

/** Nothing is cut through the middle of a character. */
function shortened(text: string): string {
  const cut = new Intl.Segmenter().segment(text).containing(TEXT);
  return cut ? `${text.slice(0, cut.index).trimEnd()}…` : text;
}
