import type { Channel } from '@chat-js/protocol/channels.ts';

/** THREAD_TYPE without its table, which would bring Zod into the browser. */
export const PUBLIC_THREAD = 11 as const;
const ANNOUNCEMENT_THREAD = 10;

/** A conversation beside a channel: nothing that lists the channels of a guild. */
export function isThread({ type }: Pick<Channel, 'type'>): boolean {
  return type === PUBLIC_THREAD || type === ANNOUNCEMENT_THREAD;
}
