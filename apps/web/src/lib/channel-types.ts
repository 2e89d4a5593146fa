/** The numbers of the API by the words of the screen. */
export const CHANNEL = { text: 0, voice: 2, category: 4, announcement: 5, forum: 15 } as const;

/** Where people write, and which each can become the other: a text channel, or one for announcements. */
export function isTextual({ type }: { type: number }): boolean {
  return type === 0 || type === 5;
}
