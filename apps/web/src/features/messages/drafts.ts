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
