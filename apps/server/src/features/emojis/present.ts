import type { Emoji } from '@chat-js/protocol/emojis.ts';
import type { User } from '@chat-js/protocol/users.ts';
import type { StoredEmoji } from '../guilds/store.ts';

/** An emoji as everybody sees it, and with whoever added it to those who look after emoji. */
export function presentEmoji({ id, name, animated }: StoredEmoji, user?: User): Emoji {
  return { id, name, roles: [], ...(user && { user }), require_colons: true, managed: false, animated, available: true };
}
