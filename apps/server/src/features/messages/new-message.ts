import type { Attachment } from '@chat-js/protocol/attachments.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import {
  type AutoModEmbed,
  MESSAGE_FLAG,
  MESSAGE_TYPE,
  type Message,
  type MessageReference,
  type MessageSnapshot,
  type PollResultEmbed,
  REFERENCE_TYPE,
} from '@chat-js/protocol/messages.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { isoTime } from '../../lib/clock.ts';
import type { MessageRefs, MessageRow } from './store.ts';

/** The part of a message that is stored as it travels. */
export type MessageBody = Omit<Message, 'author' | 'nonce' | 'reactions' | 'revision' | 'referenced_message' | 'thread'>;

/** Whom a message tells, as far as its author may. */
export interface Mentions {
  users: Id[];
  roles: Id[];
  everyone: boolean;
}

type GroupNote = (typeof MESSAGE_TYPE)['RECIPIENT_ADD' | 'RECIPIENT_REMOVE' | 'CHANNEL_NAME_CHANGE' | 'CHANNEL_ICON_CHANGE'];

const NO_MENTIONS: Mentions = { users: [], roles: [], everyone: false };

export interface NewMessage {
  id: Id;
  channel_id: Id;
  author_id: Id;
  nonce?: string | null;
  content: string;
  /** ms since 1970. */
  time: number;
  mentions?: Mentions;
  flags?: number;
  reference?: MessageReference | undefined;
  /** Makes it the forward of another. */
  snapshot?: MessageSnapshot | undefined;
  poll?: Poll | undefined;
  attachments?: readonly Attachment[];
  /** Makes it an alert of AutoMod. */
  alert?: AutoModEmbed;
  /** Makes it the result of the poll that it refers to. */
  result?: PollResultEmbed;
  /** Makes it the note that a thread was started. */
  started?: { thread_id: Id; guild_id: Id };
  /** Makes it the note that its channel follows this one from now on. */
  followed?: { channel_id: Id; guild_id: Id };
  /** Makes it the note of what happened to its group. */
  group?: GroupNote;
  /** Makes it a webhook's: `author_id` is that one's id. */
  webhook?: { name: string };
}

/** A new message as it is stored. */
export function newMessage(given: NewMessage): MessageRow {
  const {
    id,
    channel_id,
    author_id,
    nonce = null,
    mentions = NO_MENTIONS,
    snapshot,
    poll,
    attachments = [],
    alert,
    result,
    started,
    followed,
    group,
    webhook,
  } = given;
  const place = started ? { channel_id: started.thread_id, guild_id: started.guild_id } : followed;
  const reference: MessageReference | undefined = place ? { type: REFERENCE_TYPE.REPLY, ...place } : given.reference;
  const answers = reference?.type === REFERENCE_TYPE.REPLY && !result && !webhook ? reference.message_id : undefined;
  const body: MessageBody = {
    id,
    type: group ?? typeOf({ alert, result, started, followed, answers }),
    channel_id,
    content: given.content,
    timestamp: isoTime(given.time),
    edited_timestamp: null,
    tts: false,
    mention_everyone: mentions.everyone,
    // Filled in when it is shown: see splice.ts.
    mentions: [],
    mention_roles: mentions.roles,
    attachments: [...attachments],
    embeds: [alert, result].filter((embed) => embed !== undefined),
    components: [],
    pinned: false,
    flags: (given.flags ?? 0) | (snapshot ? MESSAGE_FLAG.HAS_SNAPSHOT : 0),
    ...(reference && { message_reference: reference }),
    ...(snapshot && { message_snapshots: [snapshot] }),
    ...(poll && { poll }),
    ...(webhook && { webhook_id: author_id }),
  };
  const refs = refsJson({
    mentions: mentions.users,
    ...(answers && { answers }),
    ...(poll && { poll: true }),
    ...(webhook && { webhook }),
  });
  return { id, channel_id, author_id, nonce, body: JSON.stringify(body), refs, reactions: null, revision: 0 };
}

function typeOf({
  alert,
  result,
  started,
  followed,
  answers,
}: Pick<NewMessage, 'alert' | 'result' | 'started' | 'followed'> & { answers: Id | undefined }): MessageBody['type'] {
  if (alert) return MESSAGE_TYPE.AUTO_MODERATION_ACTION;
  if (result) return MESSAGE_TYPE.POLL_RESULT;
  if (started) return MESSAGE_TYPE.THREAD_CREATED;
  if (followed) return MESSAGE_TYPE.CHANNEL_FOLLOW_ADD;
  return answers === undefined ? MESSAGE_TYPE.DEFAULT : MESSAGE_TYPE.REPLY;
}

/** null when there is nothing to look up. */
export function refsJson({ mentions = [], answers, poll, thread, webhook }: MessageRefs): string | null {
  const refs: MessageRefs = {
    ...(mentions.length > 0 && { mentions }),
    ...(answers !== undefined && { answers }),
    ...(poll && { poll }),
    ...(thread && { thread }),
    ...(webhook && { webhook }),
  };
  return Object.keys(refs).length === 0 ? null : JSON.stringify(refs);
}

export function bodyOf(row: Pick<MessageRow, 'body'>): MessageBody {
  return JSON.parse(row.body) as MessageBody;
}

export function refsOf({ refs }: Pick<MessageRow, 'refs'>): MessageRefs {
  return refs === null ? {} : (JSON.parse(refs) as MessageRefs);
}
