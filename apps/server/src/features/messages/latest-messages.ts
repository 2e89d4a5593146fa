import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { MessageRow, MessageStore } from './store.ts';

const PAGE = 100;

interface Place {
  channel_id: Id;
  /** The newest message of the channel that was not fetched yet is this one or an older one. */
  next: Id;
  before: Id | undefined;
}

/** The newest messages of several channels together, newest first: page by page, from wherever the newest of the rest may be. */
export async function listLatest(store: MessageStore, channel_ids: readonly Id[], limit: number): Promise<MessageRow[]> {
  const heads = await store.listLastMessageIds(channel_ids);
  let places: Place[] = [...heads].map(([channel_id, next]) => ({ channel_id, next, before: undefined }));
  let found: MessageRow[] = [];
  for (;;) {
    places.sort((a, b) => compareIds(b.next, a.next));
    const [place, ...rest] = places;
    const last = found[limit - 1];
    if (!place || (last && compareIds(place.next, last.id) < 0)) return found;
    const rows = await store.listMessages(place.channel_id, { limit: Math.min(PAGE, limit), before: place.before });
    const oldest = rows.at(-1);
    places = oldest && rows.length === Math.min(PAGE, limit) ? [...rest, { ...place, next: oldest.id, before: oldest.id }] : rest;
    found = [...found, ...rows].sort((a, b) => compareIds(b.id, a.id)).slice(0, limit);
  }
}
