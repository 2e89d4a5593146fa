import type { MessageRow } from '../../features/messages/store.ts';
import { type Stored, stored } from './ids.ts';

/** `once` is what a message may be written with only once: `<author>:<nonce>`, or its id when it has no nonce. */
export interface MessageDocument {
  _id: Stored;
  channel_id: Stored;
  author_id: Stored;
  once: string | Stored;
  body: string;
  refs: string | null;
  reactions: string | null;
  revision: number;
}

export function toDocument({ id, channel_id, author_id, nonce, body, refs, reactions, revision }: MessageRow): MessageDocument {
  // The database keeps no half of a character; what is compared with what it keeps must not have one either.
  const once = nonce === null ? stored(id) : `${author_id}:${nonce}`.toWellFormed();
  const ids = { _id: stored(id), channel_id: stored(channel_id), author_id: stored(author_id) };
  return { ...ids, once, body, refs, reactions, revision };
}

export function toRow({ _id, channel_id, author_id, once, body, refs, reactions, revision }: MessageDocument): MessageRow {
  const nonce = typeof once === 'string' ? once.slice(once.indexOf(':') + 1) : null;
  const ids = { id: String(_id), channel_id: String(channel_id), author_id: String(author_id) };
  return { ...ids, nonce, body, refs, reactions, revision: Number(revision) };
}
