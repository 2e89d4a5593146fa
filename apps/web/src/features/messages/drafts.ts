import type { Client } from '@chat-js/client/client.ts';
import type { Id } from '@chat-js/protocol/ids.ts';

const readers = new Set<(channel_id: Id) => void>();

/** Puts a text before what was begun in a channel, and whoever shows it takes it up. */
export function offerDraft({ getState, setDraft }: Client, channel_id: Id, text: string): void {
  setDraft(channel_id, [text, getState().drafts[channel_id] ?? ''].filter((part) => part !== '').join('\n'));
  for (const read of readers) read(channel_id);
}

/** Calls when a text was offered; answers how to stop. */
export function watchOffers(read: (channel_id: Id) => void): () => void {
  readers.add(read);
  return () => void readers.delete(read);
}
