import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_TYPE } from '@chat-js/protocol/messages.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { accessPlace, type PlaceAccessed, permitted } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { isAsked } from '../direct-messages/asked.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { checkOpen } from '../threads/access.ts';
import { bodyOf, refsOf } from './new-message.ts';
import type { MessageRow } from './store.ts';

export type MessageAccessed = PlaceAccessed & { row: MessageRow };

interface Place {
  channel_id: Id;
  message_id: Id;
}

/** A message under which somebody may do something: who may not read it does not learn that it is there. */
export async function accessMessage(
  ctx: Context,
  actor: Actor,
  { channel_id, message_id }: Place,
  ...needed: Permission[]
): Promise<MessageAccessed> {
  const accessed = await accessPlace(ctx, actor, channel_id, 'READ_MESSAGE_HISTORY', ...needed);
  const row = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
  return { ...accessed, row };
}

/** A time-out leaves reading, and so does the end of a thread: a reaction or a vote is more than that. */
export function checkMayJoinIn(ctx: Context, accessed: PlaceAccessed): void {
  if (!accessed.guild) {
    // Whoever wrote would see it.
    if (isAsked(accessed.channel, accessed.member.user_id)) refuse('CANNOT_MESSAGE_USER');
    return void permitted(accessed, 'SEND_MESSAGES');
  }
  const { guild, member, thread } = accessed;
  checkOpen({ thread });
  if (memberAccess(member, ctx.clock.now()).timed_out && guild.owner_id !== member.user_id) refuse('MISSING_PERMISSIONS');
}

export function isFromWebhook(row: MessageRow): boolean {
  return refsOf(row).webhook !== undefined;
}

/** An alert of AutoMod has the person it is about for an author, and is not theirs. */
export function isWrittenBy({ user_id }: Actor, row: MessageRow): boolean {
  return row.author_id === user_id && bodyOf(row).type !== MESSAGE_TYPE.AUTO_MODERATION_ACTION;
}
