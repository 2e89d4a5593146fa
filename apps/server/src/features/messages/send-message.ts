import { MESSAGE_FLAG, type Message, REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { type Attached, keepFiles, removeFilesOf } from '../attachments/files.ts';
import { type NewFile, readVoice } from '../attachments/voice-message.ts';
import { accessPlace, type PlaceAccessed } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import { takeTurn } from '../channels/slow-mode.ts';
import type { Context } from '../context.ts';
import { isAsked } from '../direct-messages/asked.ts';
import { bringBack } from '../direct-messages/bring-back.ts';
import { acceptDirectChannel } from '../direct-messages/consent.ts';
import { beginLate } from '../direct-messages/strangers.ts';
import { checkVerified } from '../members/verification.ts';
import { mentionRowsOf } from '../mentions/mention-rows.ts';
import type { MentionRow } from '../mentions/store.ts';
import { tellMentions } from '../mentions/tell-mentions.ts';
import { newPoll } from '../polls/poll.ts';
import { showPreviews } from '../previews/show-previews.ts';
import { refuse, refuseField } from '../refusal.ts';
import { bringNamed } from '../threads/bring.ts';
import { checkNotLocked, openForWriting, wroteInThread } from '../threads/write-in-thread.ts';
import { composeMessage } from './compose-message.ts';
import { messageCreated } from './message-created.ts';
import { readersAt } from './readers.ts';
import { type Referred, readReference } from './reference.ts';
import { messageJson } from './splice.ts';
import type { Inserted, MessageRow } from './store.ts';
import { findSurroundings, oneMessageJson } from './surroundings.ts';

type Input = OperationInput<'messages.create'>;

export async function sendMessage(ctx: Context, actor: Actor, input: Input): Promise<Encoded<Message>> {
  const { accessed, referred, voice } = await checkMessage(ctx, actor, input);
  const { channel } = accessed;
  const poll = input.poll ? newPoll(input.poll, ctx.clock.now()) : undefined;
  const beside = { channel_id: channel.id, referred, poll, voice };
  const { made, named, attached, actOfAutoMod } = await composeMessage(ctx, accessed, input, beside);
  // Looked up before the message is kept: nothing then stands between keeping and telling.
  const around = await findSurroundings(ctx, made);
  const mentions = mentionRowsOf(accessed.guild?.id, made);
  const turn = await takeTurn(ctx, accessed, { of: 'message', user_id: actor.user_id, nonce: made.nonce });
  const { row, repeated } = await openForWriting(ctx, accessed)
    // They are to be told of it.
    .then(() => bringNamed(ctx, accessed, named))
    .then(() => settleRequest(ctx, accessed))
    .then(() => keep(ctx, made, { poll, attached, mentions }))
    .catch(async (error: unknown) => {
      await turn.giveBack();
      throw error;
    });
  // A repeated nonce is a retry: answer it, do not announce it twice.
  if (repeated) return encoded(await oneMessageJson(ctx, row, actor.user_id));

  const member = accessed.guild && accessed.member;
  const readers = accessed.guild ? readersAt(accessed) : await bringBack(ctx, channel.id);
  await ctx.bus.publish(messageCreated(row, readers, around, member));
  await tellMentions(ctx, accessed.guild?.id, 'added', mentions);
  await wroteInThread(ctx, accessed);
  await actOfAutoMod?.(row.id);
  showPreviews(ctx, accessed, row);
  ctx.pushes?.add(row, ctx.clock.now());
  return encoded(messageJson(row, around));
}

/** Whoever writes to a stranger who has asked lets them in; whoever writes first may have to ask. */
async function settleRequest(ctx: Context, { guild, channel, member }: PlaceAccessed): Promise<void> {
  if (guild) return;
  if (isAsked(channel, member.user_id)) await acceptDirectChannel(ctx, channel.id, member.user_id);
  else await beginLate(ctx, channel, member.user_id);
}

interface Parts {
  poll: Poll | undefined;
  attached: readonly Attached[];
  mentions: readonly MentionRow[];
}

/**
 * The end of a poll is kept before the poll, files before what shows them, and whom it tells before it: interrupted in between,
 * they go by themselves or are never seen.
 */
async function keep(ctx: Context, made: MessageRow, { poll, attached, mentions }: Parts): Promise<Inserted> {
  const { id: message_id, channel_id } = made;
  if (poll) await ctx.storage.polls.insertPolls([{ message_id, channel_id, expires_at: Date.parse(poll.expiry) }]);
  await keepFiles(ctx, made, attached);
  if (mentions.length > 0) await ctx.storage.mentions.insertMentions(mentions);
  const inserted = await ctx.storage.messages.insertOnce(made);
  if (poll && inserted.repeated) await ctx.storage.polls.removePolls([message_id]);
  if (attached.length > 0 && inserted.repeated) await removeFilesOf(ctx, [made]);
  if (mentions.length > 0 && inserted.repeated) await ctx.storage.mentions.removeMentions(channel_id, [message_id]);
  return inserted;
}

/** Whether the actor may write this there, and what it refers to. Nothing is done yet. */
export async function checkMessage(ctx: Context, actor: Actor, input: Checked): Promise<CheckedMessage> {
  const isSpoken = ((input.flags ?? 0) & MESSAGE_FLAG.IS_VOICE_MESSAGE) !== 0;
  const needed: Permission[] = ['SEND_MESSAGES', ...(input.poll ? SEND_POLLS : []), ...(isSpoken ? SEND_VOICE : [])];
  const accessed = await accessPlace(ctx, actor, input.channel_id, ...needed);
  if (!isWritable(accessed.channel)) refuse('WRONG_CHANNEL_TYPE');
  checkNotLocked(accessed);
  const voice = readVoice(input);
  if (!voice) checkContent(input);
  const referred = await readReference(ctx, actor, accessed, input.message_reference);
  const carriesVoice = referred.snapshot !== undefined && referred.snapshot.message.attachments.length > 0;
  if (carriesVoice && !hasPermission(accessed.permissions, 'SEND_VOICE_MESSAGES')) refuse('MISSING_PERMISSIONS');
  checkVerified(ctx, accessed);
  return { accessed, referred, voice };
}

const SEND_POLLS: readonly Permission[] = ['SEND_POLLS'];
const SEND_VOICE: readonly Permission[] = ['SEND_VOICE_MESSAGES'];

type Checked = Pick<Input, 'channel_id' | 'content' | 'message_reference'> &
  Partial<Pick<Input, 'poll' | 'flags' | 'attachments' | 'files'>>;

interface CheckedMessage {
  accessed: PlaceAccessed;
  referred: Referred;
  voice: NewFile | undefined;
}

export function checkContent({ content, message_reference, poll }: Omit<Checked, 'channel_id'>): void {
  const isForward = message_reference?.type === REFERENCE_TYPE.FORWARD;
  if (isForward && poll) refuseField('poll', 'FORWARD_HAS_POLL', 'What is forwarded stands alone: ask beside it');
  if (isForward && content !== '') refuseField('content', 'FORWARD_HAS_CONTENT', 'What is forwarded stands alone: write beside it');
  if (!isForward && !poll && content === '') refuse('EMPTY_MESSAGE');
}
