import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import type { ChannelAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { writtenIn } from '../polls/poll.ts';
import { writeEmojis } from './custom-emoji.ts';
import { readMentions } from './mentions.ts';
import { newMessage } from './new-message.ts';
import type { Referred } from './reference.ts';
import type { MessageRow } from './store.ts';

type Written = Pick<OperationInput<'messages.create'>, 'content' | 'allowed_mentions' | 'flags' | 'nonce'>;

interface Beside {
  /** Absent: it begins a thread, which has its id. */
  channel_id?: Id;
  /** What a thread that it begins is called. */
  title?: string;
  referred?: Referred;
  poll?: Poll | undefined;
}

export interface Composed {
  made: MessageRow;
  /** The people whom its text mentions: whom it only answers may have left on purpose. */
  named: Id[];
  /** What AutoMod does once it is kept and told. */
  actOfAutoMod: Awaited<ReturnType<typeof checkAutoMod>>;
}

/** The flags that an author sets. */
const SETTABLE = MESSAGE_FLAG.SUPPRESS_EMBEDS | MESSAGE_FLAG.SUPPRESS_NOTIFICATIONS;

/** A message as it will be kept, if AutoMod lets it pass. */
export async function composeMessage(ctx: Context, accessed: ChannelAccessed, written: Written, beside: Beside): Promise<Composed> {
  const { title, referred = {}, poll } = beside;
  const { nonce = null, allowed_mentions: allowed } = written;
  const content = await writeEmojis(ctx, accessed, written.content);
  // What is carried on is read here like what is written here.
  const text = referred.snapshot?.message.content ?? writtenIn(content, poll);
  const actOfAutoMod = await checkAutoMod(ctx, accessed, { content: title === undefined ? text : `${title}\n${text}`, nonce });
  const mentions = await readMentions(ctx, accessed, { content, allowed, answered: referred.answered?.author_id });
  const id = ctx.ids.next();
  const made = newMessage({
    ...{ id, channel_id: beside.channel_id ?? id, author_id: accessed.member.user_id, time: ctx.clock.now() },
    ...{ nonce, content, mentions, flags: (written.flags ?? 0) & SETTABLE },
    ...{ reference: referred.reference, snapshot: referred.snapshot, poll },
  });
  return { made, named: mentions.users.filter((user_id) => content.includes(user_id)), actOfAutoMod };
}
