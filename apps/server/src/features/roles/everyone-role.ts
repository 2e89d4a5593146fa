import type { Id } from '@chat-js/protocol/ids.ts';
import { DEFAULT_PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';

/** The role that every member of a new guild has; its id is the guild's. */
export function everyoneRole(guild_id: Id): Role {
  return {
    id: guild_id,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: String(DEFAULT_PERMISSIONS),
    managed: false,
    mentionable: false,
    flags: 0,
  };
}
