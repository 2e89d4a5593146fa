import type { Id } from '@chat-js/protocol/ids.ts';
import {
  type AutoModEmbed,
  MESSAGE_FLAG,
  MESSAGE_TYPE,
  type Message,
  type MessageReference,
  type MessageSnapshot,
  REFERENCE_TYPE,
} from '@chat-js/protocol/messages.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { isoTime } from '../../lib/clock.ts';
import type { MessageRow } from './store.ts';

/** The part of a message that is stored as it travels. */
export type MessageBody = Omit<Message, 'author' | 'nonce' | 'reactions' | 'revision' | 'referenced_message'>;

/** What of a message is looked up whenever it is shown: people as they are today, what it answers as that is now, own votes. */
export interface MessageRefs {
  mentions?: Id[];
  /** A message of the same channel. */
  answers?: Id;
  /** There are votes to be looked for. */
  poll?: true;
}

/** Whom a message tells, as far as its author may. */
export interface Mentions {
  users: Id[];
  roles: Id[];
  everyone: boolean;
}

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
  /** Makes it an alert of AutoMod. */
  alert?: AutoModEmbed;
}

/** A new message as it is stored. */
export function newMessage(given: NewMessage): MessageRow {
  const { id, channel_id, author_id, nonce = null, mentions = NO_MENTIONS, reference, snapshot, poll, alert } = given;
  const answers = reference?.type === REFERENCE_TYPE.REPLY ? reference.message_id : undefined;
  const body: MessageBody = {
    id,
    type: alert ? MESSAGE_TYPE.AUTO_MODERATION_ACTION : answers ? MESSAGE_TYPE.REPLY : MESSAGE_TYPE.DEFAULT,
    channel_id,
    content: given.content,
    timestamp: isoTime(given.time),
    edited_timestamp: null,
    tts: false,
    mention_everyone: mentions.everyone,
    // Filled in when it is shown: see splice.ts.
    mentions: [],
    mention_roles: mentions.roles,
    attachments: [],
    embeds: alert ? [alert] : [],
    components: [],
    pinned: false,
    flags: (given.flags ?? 0) | (snapshot ? MESSAGE_FLAG.HAS_SNAPSHOT : 0),
    ...(reference && { message_reference: reference }),
    ...(snapshot && { message_snapshots: [snapshot] }),
    ...(poll && { poll }),
  };
  const refs = refsJson({ mentions: mentions.users, ...(answers && { answers }), ...(poll && { poll: true }) });
  return { id, channel_id, author_id, nonce, body: JSON.stringify(body), refs, reactions: null, revision: 0 };
}

/** null when there is nothing to look up. */
export function refsJson({ mentions = [], answers, poll }: MessageRefs): string | null {
  const refs: MessageRefs = {
    ...(mentions.length > 0 && { mentions }),
    ...(answers !== undefined && { answers }),
    ...(poll && { poll }),
  };
  return Object.keys(refs).length === 0 ? null : JSON.stringify(refs);
}

export function bodyOf(row: Pick<MessageRow, 'body'>): MessageBody {
  return JSON.parse(row.body) as MessageBody;
}

export function refsOf({ refs }: Pick<MessageRow, 'refs'>): MessageRefs {
  return refs === null ? {} : (JSON.parse(refs) as MessageRefs);
}
