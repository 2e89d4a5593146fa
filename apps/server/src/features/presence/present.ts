import type { Id } from '@chat-js/protocol/ids.ts';
import type { Presence } from '@chat-js/protocol/presence.ts';

export function presentPresence(guild_id: Id, user_id: Id, online: boolean): Presence {
  return {
    user: { id: user_id },
    guild_id,
    status: online ? 'online' : 'offline',
    activities: [],
    client_status: online ? { web: 'online' } : {},
  };
}
