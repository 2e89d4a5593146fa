import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG, type MessageSnapshot } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { type Attached, attach, copyFiles } from '../attachments/files.ts';
import type { NewFile } from '../attachments/voice-message.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { writtenIn } from '../polls/poll.ts';
import { writeEmojis } from './custom-emoji.ts';
import { readMentions } from './mentions.ts';
import { newMessage } from './new-message.ts';
import { type Referred, refuseUnknown } from './reference.ts';
import type { MessageRow } from './store.ts';

type Written = Pick<OperationInput<'messages.create'>, 'content' | 'allowed_mentions' | 'flags' | 'nonce'>;

interface Beside {
  /** Absent: it begins a thread, which has its id. */
  channel_id?: Id;
  /** What a thread that it begins is called. */
  title?: string;
  referred?: Referred;
  poll?: Poll | undefined;
  voice?: NewFile | undefined;
}

export interface Composed {
  made: MessageRow;
  /** The people whom its text mentions: whom it only answers may have left on purpose. */
  named: Id[];
  /** The files that it shows; they are kept before it. */
  attached: Attached[];
  /** What AutoMod does once it is kept and told. */
  actOfAutoMod: Awaited<ReturnType<typeof checkAutoMod>>;
}

/** The flags that an author sets. */
const SETTABLE = MESSAGE_FLAG.SUPPRESS_EMBEDS | MESSAGE_FLAG.SUPPRESS_NOTIFICATIONS;

/** A message as it will be kept, if AutoMod lets it pass. */
export async function composeMessage(ctx: Context, accessed: PlaceAccessed, written: Written, beside: Beside): Promise<Composed> {
  const { title, referred = {}, poll, voice } = beside;
  const { nonce = null, allowed_mentions: allowed } = written;
  const content = await writeEmojis(ctx, accessed, written.content);
  // What is carried on is read here like what is written here. Nobody reads what is spoken.
  const text = referred.snapshot?.message.content ?? writtenIn(content, poll);
  const isSpoken = voice !== undefined || referred.snapshot?.message.attachments.length;
  const read = { content: title === undefined ? text : `${title}\n${text}`, nonce };
  const actOfAutoMod = isSpoken ? undefined : await checkAutoMod(ctx, accessed, read);
  const mentions = await readMentions(ctx, accessed, { content, allowed, answered: referred.answered?.author_id });
  const id = ctx.ids.next();
  const place = { id, channel_id: beside.channel_id ?? id };
  const spoken = voice ? [attach(ctx, place, voice)] : [];
  const carried = await carry(ctx, place, referred.snapshot);
  const flags = ((written.flags ?? 0) & SETTABLE) | (voice ? MESSAGE_FLAG.IS_VOICE_MESSAGE : 0);
  const made = newMessage({
    ...{ ...place, author_id: accessed.member.user_id, time: ctx.clock.now() },
    ...{ nonce, content, mentions, flags, reference: referred.reference, snapshot: carried.snapshot, poll },
    attachments: spoken.map(({ attachment }) => attachment),
  });
  const named = mentions.users.filter((user_id) => content.includes(user_id));
  return { made, named, attached: [...spoken, ...carried.attached], actOfAutoMod };
}

/** What is carried on, with files of its own. */
async function carry(ctx: Context, place: Pick<MessageRow, 'id' | 'channel_id'>, snapshot: MessageSnapshot | undefined) {
  if (!snapshot || snapshot.message.attachments.length === 0) return { snapshot, attached: [] };
  const attached = (await copyFiles(ctx, place, snapshot)) ?? refuseUnknown();
  return { snapshot: { message: { ...snapshot.message, attachments: attached.map(({ attachment }) => attachment) } }, attached };
}
