import type { State } from '@chat-js/client/state.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { emojiUrl } from './media.ts';

/** In the shape that the picker takes; `here` comes first. */
export function groupsOf(guilds: State['guilds'], here: Id, mayUseOthers: boolean) {
  return Object.values(guilds)
    .filter(({ id, emojis }) => emojis.length > 0 && (mayUseOthers || id === here))
    .sort((a, b) => Number(b.id === here) - Number(a.id === here) || compareIds(a.id, b.id))
    .map(({ id, name, emojis }) => ({ id, name, emojis: emojis.map(shown) }));
}

function shown({ id, name, animated }: { id: Id; name: string; animated: boolean }) {
  return { id, name, animated, url: emojiUrl({ id }) };
}
