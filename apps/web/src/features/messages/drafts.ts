import type { Id } from '@chat-js/protocol/ids.ts';
import { browserMemory } from '../../lib/browser-memory.ts';

const keyOf = (me: Id, channel_id: Id) => `draft/${me}/${channel_id}`;

export function readDraft(me: Id, channel_id: Id): string {
  return browserMemory.get(keyOf(me, channel_id)) ?? '';
}

export function keepDraft(me: Id, channel_id: Id, text: string): void {
  if (text === '') browserMemory.remove(keyOf(me, channel_id));
  else browserMemory.set(keyOf(me, channel_id), text);
}

const readers = new Set<(channel_id: Id) => void>();

/** Puts a text before the draft of a channel, and whoever shows the draft takes it up. */
export function offerDraft(me: Id, channel_id: Id, text: string): void {
  keepDraft(me, channel_id, [text, readDraft(me, channel_id)].filter((part) => part !== '').join('\n'));
  for (const read of readers) read(channel_id);
}

/** Calls when the draft of a channel was changed from outside; answers how to stop. */
export function watchDrafts(read: (channel_id: Id) => void): () => void {
  readers.add(read);
  return () => void readers.delete(read);
}
