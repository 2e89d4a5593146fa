import type { Id } from '@chat-js/protocol/ids.ts';
import { type AutoModEmbed, MESSAGE_TYPE, type Message } from '@chat-js/protocol/messages.ts';
import { isoTime } from '../../lib/clock.ts';
import type { MessageRow } from './store.ts';

/** What a message is before it has an author and a nonce: the part that is stored. */
type MessageBody = Omit<Message, 'author' | 'nonce'>;

interface NewMessage {
  id: Id;
  channel_id: Id;
  content: string;
  /** ms since 1970. */
  time: number;
  /** Makes it an alert of AutoMod. */
  alert?: AutoModEmbed;
}

/** A new message as it is stored: its JSON without author and nonce. */
export function newMessageBody({ id, channel_id, content, time, alert }: NewMessage): string {
  const body: MessageBody = {
    id,
    type: alert ? MESSAGE_TYPE.AUTO_MODERATION_ACTION : MESSAGE_TYPE.DEFAULT,
    channel_id,
    content,
    timestamp: isoTime(time),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: alert ? [alert] : [],
    components: [],
    pinned: false,
    flags: 0,
  };
  return JSON.stringify(body);
}

/**
 * The JSON of a whole message: the stored body, the author as they are today, and `more` fields (`,"name":value…`).
 * Strings are joined; nothing is parsed or built again.
 */
export function messageJson(row: MessageRow, authorJson: string, more = ''): string {
  const nonce = row.nonce === null ? '' : `,"nonce":${JSON.stringify(row.nonce)}`;
  return `${row.body.slice(0, -1)},"author":${authorJson}${nonce}${more}}`;
}

/** A stored body that says whether its message is pinned; the same text when it says so already. */
export function pinnedBody(body: string, pinned: boolean): string {
  return JSON.stringify({ ...(JSON.parse(body) as MessageBody), pinned });
}
