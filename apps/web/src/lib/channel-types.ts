/** The numbers of the API by the words of the screen. */
export const CHANNEL = { text: 0, voice: 2, category: 4, forum: 15 } as const;
