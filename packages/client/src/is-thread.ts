import type { Channel } from '@chat-js/protocol/channels.ts';

/** THREAD_TYPE without its table, which would bring Zod into the browser. */
export const PUBLIC_THREAD = 11 as const;
export const PRIVATE_THREAD = 12 as const;
const ANNOUNCEMENT_THREAD = 10;

/** A conversation beside a channel: nothing that lists the channels of a guild. */
export function isThread({ type }: Pick<Channel, 'type'>): boolean {
  return type === PUBLIC_THREAD || type === PRIVATE_THREAD || type === ANNOUNCEMENT_THREAD;
}

/** Only those see it who are in it, and those who manage threads. */
export function isPrivateThread({ type }: Pick<Channel, 'type'>): boolean {
  return type === PRIVATE_THREAD;
}

/** CHANNEL_TYPE without its table, as above. */
export const FORUM = 15 as const;

/** Its threads are posts: nothing is written in itself. */
export function isForum({ type }: Pick<Channel, 'type'>): boolean {
  return type === FORUM;
}
