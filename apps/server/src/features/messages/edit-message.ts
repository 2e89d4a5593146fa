import { MESSAGE_FLAG, type Message } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { isoTime } from '../../lib/clock.ts';
import { type Encoded, encoded } from '../../lib/encoded.ts';
import type { Actor } from '../actor.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { accessPlace, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { carryOn, expectChange, isPublished } from '../crossposts/carry-on.ts';
import { checkVerified } from '../members/verification.ts';
import { changeMentions } from '../mentions/tell-mentions.ts';
import { removeUnshown } from '../previews/pictures.ts';
import { keptEmbeds, showPreviews } from '../previews/show-previews.ts';
import { refuse } from '../refusal.ts';
import { checkOpen } from '../threads/access.ts';
import { checkNotLocked } from '../threads/write-in-thread.ts';
import { isFromWebhook, isWrittenBy } from './access.ts';
import { announceUpdate, changeMessage } from './change-message.ts';
import { writeEmojis } from './custom-emoji.ts';
import { isNote } from './is-note.ts';
import { readMentions } from './mentions.ts';
import { bodyOf, refsJson, refsOf } from './new-message.ts';
import type { MessageRow } from './store.ts';
import { oneMessageJson } from './surroundings.ts';

type Input = OperationInput<'messages.edit'>;

/** Changes what one wrote; who moderates may only take the previews of others away. */
export async function editMessage(ctx: Context, actor: Actor, input: Input): Promise<Encoded<Message>> {
  const { channel_id, message_id } = input;
  const accessed = await accessPlace(ctx, actor, channel_id, 'SEND_MESSAGES');
  checkOpen(accessed);
  if (typeof input.content === 'string') checkNotLocked(accessed);
  const known = await ctx.storage.messages.getMessage(channel_id, message_id);
  checkMayEdit(actor, accessed, known, input);
  const content = await writeEmojis(ctx, accessed, input.content);
  if (content === '') refuse('EMPTY_MESSAGE');
  checkVerified(ctx, accessed);
  const nonce = `${message_id}:${known.revision}`;
  const actOfAutoMod = typeof content === 'string' ? await checkAutoMod(ctx, accessed, { content, nonce }) : undefined;

  let before = known;
  await expectChange(ctx, [known]);
  const edited = await changeMessage(ctx, channel_id, message_id, (row) => {
    before = row;
    return patchOf(ctx, accessed, row, { ...input, content });
  });
  const { row, changed } = edited ?? refuse('UNKNOWN_MESSAGE');
  if (changed) {
    await announceUpdate(ctx, accessed.guild?.id, row);
    await changeMentions(ctx, accessed.guild?.id, row);
    if (isPublished(row)) await carryOn(ctx, [row.id]);
    // A copy shows the pictures of what it is a copy of.
    if (!isFromWebhook(row)) await removeUnshown(ctx, bodyOf(before).embeds, bodyOf(row).embeds);
  }
  await actOfAutoMod?.(row.id);
  if (changed) showPreviews(ctx, accessed, row);
  return encoded(await oneMessageJson(ctx, row, actor.user_id));
}

function checkMayEdit(actor: Actor, { permissions }: PlaceAccessed, row: MessageRow | undefined, input: Input): asserts row is MessageRow {
  // Whoever may not read does not learn what is there.
  const mayKnow = hasPermission(permissions, 'READ_MESSAGE_HISTORY');
  if (!row) return refuse(mayKnow ? 'UNKNOWN_MESSAGE' : 'MISSING_PERMISSIONS');
  const { type, message_snapshots, poll, attachments } = bodyOf(row);
  const isAboutPreviews = typeof input.content !== 'string' && hasPermission(permissions, 'MANAGE_MESSAGES');
  if (!isWrittenBy(actor, row) && !isAboutPreviews) refuse(mayKnow ? 'EDIT_OF_OTHERS' : 'MISSING_PERMISSIONS');
  if (isNote(type) && typeof input.content === 'string') refuse('SYSTEM_MESSAGE');
  if (message_snapshots && typeof input.content === 'string') refuse('EDIT_OF_OTHERS');
  // What people voted on stays what they read.
  if (poll && typeof input.content === 'string') refuse('CANNOT_EDIT_POLL');
  if (attachments.length > 0 && typeof input.content === 'string') refuse('CANNOT_EDIT_VOICE_MESSAGE');
}

async function patchOf(ctx: Context, accessed: PlaceAccessed, row: MessageRow, { content, allowed_mentions, flags }: Input) {
  const body = bodyOf(row);
  const kept = body.flags & ~MESSAGE_FLAG.SUPPRESS_EMBEDS;
  const flagged = typeof flags === 'number' ? { ...body, flags: kept | (flags & MESSAGE_FLAG.SUPPRESS_EMBEDS) } : body;
  const embeds = keptEmbeds(flagged, content ?? undefined);
  if (typeof content !== 'string' || content === body.content) {
    return flagged.flags === body.flags ? undefined : { body: JSON.stringify({ ...flagged, embeds }) };
  }
  const refs = refsOf(row);
  const mentions = await readMentions(ctx, accessed, { content, allowed: allowed_mentions, answered: await toldAuthor(ctx, row) });
  return {
    body: JSON.stringify({
      ...flagged,
      content,
      embeds,
      edited_timestamp: isoTime(ctx.clock.now()),
      mention_everyone: mentions.everyone,
      mention_roles: mentions.roles,
    }),
    refs: refsJson({ ...refs, mentions: mentions.users }),
  };
}

/** An answer that told the other author still does, and one that did not does not begin to. */
async function toldAuthor(ctx: Context, row: MessageRow) {
  const { answers, mentions = [] } = refsOf(row);
  const other = answers === undefined ? undefined : await ctx.storage.messages.getMessage(row.channel_id, answers);
  return other && mentions.includes(other.author_id) ? other.author_id : undefined;
}
