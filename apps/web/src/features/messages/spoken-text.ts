import type { State } from '@chat-js/client/state.ts';
import { parse } from '@chat-js/markdown/parse.ts';
import { plainText } from '@chat-js/markdown/plain-text.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { displayName } from '../../lib/names.ts';
import { momentText } from './text/moment-text.ts';

/** A message as one would read it aloud: without marks, by the names of today, and without what is hidden. */
export function spokenText(state: State, guild_id: Id, content: string, locale: string): string {
  return plainText(parse(content), {
    user: (id) => {
      const user = state.users[id];
      return user && displayName(user, state.members[guild_id]?.[id]);
    },
    role: (id) => state.guilds[guild_id]?.roles.find((role) => role.id === id)?.name,
    channel: (id) => state.channels[id]?.name,
    moment: (seconds, style) => momentText(locale, seconds, style, Date.now()),
  });
}
