import type { State } from '@chat-js/client/state.ts';
import type { AuditChange } from '@chat-js/protocol/audit-log.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { displayName } from '../../lib/names.ts';

/** How the things are called that an entry speaks of; undefined for what nobody knows any more. */
export interface Names {
  /** The guild itself does things too: it notices raids and ends bans. */
  guild_id: Id;
  person: (id: Id) => string | undefined;
  /** The same without the nickname that they have here. */
  account: (id: Id) => string | undefined;
  channel: (id: Id) => string | undefined;
  role: (id: Id) => string | undefined;
  /** Of a forum. */
  tag: (id: Id) => string | undefined;
}

export function namesIn(state: State, guild_id: Id): Names {
  const guild = state.guilds[guild_id];
  return {
    guild_id,
    person(id) {
      const user = state.users[id];
      return user && displayName(user, state.members[guild_id]?.[id]);
    },
    account(id) {
      const user = state.users[id];
      return user && displayName(user);
    },
    channel: (id) => state.channels[id]?.name,
    role: (id) => (id === guild_id ? '@everyone' : guild?.roles.find((role) => role.id === id)?.name),
    tag(id) {
      const forums = Object.values(state.channels).filter((channel) => channel.guild_id === guild_id && channel.available_tags);
      return forums.flatMap(({ available_tags = [] }) => available_tags).find((tag) => tag.id === id)?.name;
    },
  };
}

/** The name that the entry itself tells: of what was deleted since, or with it. */
export function nameInChanges(changes: readonly AuditChange[]): string | undefined {
  const change = changes.find(({ key }) => key === 'name');
  const name = change?.new_value ?? change?.old_value;
  return typeof name === 'string' ? name : undefined;
}

/** The ids of the roles that came (`$add`) or went (`$remove`). */
export function idsUnder(changes: readonly AuditChange[], key: '$add' | '$remove'): Id[] {
  const value = changes.find((change) => change.key === key)?.new_value;
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => (typeof item === 'object' && item !== null && 'id' in item ? [String(item['id'])] : []));
}
