import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { useClientState } from '../../lib/client.tsx';
import { emojiOf } from '../../ui/emoji/emoji.ts';
import { keptFavourites } from '../../ui/emoji/kept.ts';

/** Offered to whoever has no habits yet. */
const USUAL = ['👍', '❤️', '😂', '🎉', '😮', '😢'];

/** What a person reacts with: what they use most and last, then what is usual. */
export function useFavourites(most: number): PartialEmoji[] {
  const me = useClientState((state) => state.me?.id);
  const { recent, frequent } = me === undefined ? { recent: [], frequent: [] } : keptFavourites(me, most);
  return [...new Set([...frequent, ...recent, ...USUAL])].slice(0, most).map(emojiOf);
}
