/** Offered first, to whoever has no habits yet. */
export const FAVOURITES: readonly string[] = ['👍', '❤️', '😂', '🎉', '😮', '😢'];
