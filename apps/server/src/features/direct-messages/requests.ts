import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { accessPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { acceptDirectChannel, declineDirectChannel } from './consent.ts';
import { presentDirectChannel } from './present.ts';

/** What is no request stays as it is: another device may have been faster. */
export async function acceptRequest(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'directMessages.acceptRequest'>,
): Promise<DirectChannel> {
  const id = await accessConversation(ctx, actor, input.channel_id);
  return presentDirectChannel(ctx, await acceptDirectChannel(ctx, id, actor.user_id), actor.user_id);
}

/** What is written there later is kept, and told to nobody: whoever wrote it learns nothing. */
export async function declineRequest(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'directMessages.declineRequest'>,
): Promise<DirectChannel> {
  const id = await accessConversation(ctx, actor, input.channel_id);
  return presentDirectChannel(ctx, await declineDirectChannel(ctx, id, actor.user_id), actor.user_id);
}

async function accessConversation(ctx: Context, actor: Actor, channel_id: Id): Promise<Id> {
  const { guild, channel } = await accessPlace(ctx, actor, channel_id);
  return guild ? refuse('WRONG_CHANNEL_TYPE') : channel.id;
}
