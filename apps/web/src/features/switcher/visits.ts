import type { Id } from '@chat-js/protocol/ids.ts';
import { browserMemory } from '../../lib/browser-memory.ts';

const KEY = 'chat.visits';
/** More than fit on a screen. */
const KEPT = 30;

/** The channels that were opened on this device, the last one first. */
export function readVisits(): Id[] {
  const stored: unknown = JSON.parse(browserMemory.get(KEY) ?? '[]');
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
}

export function noteVisit(channel_id: Id): void {
  const others = readVisits().filter((id) => id !== channel_id);
  browserMemory.set(KEY, JSON.stringify([channel_id, ...others].slice(0, KEPT)));
}
