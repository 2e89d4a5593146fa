import type { Id } from '@chat-js/protocol/ids.ts';
import { everyoneRole } from '../roles/everyone-role.ts';
import type { GuildDoc } from './store.ts';

/** A guild as it begins: its channels, @everyone, and nothing decided. */
export function newGuild(given: { id: Id; owner_id: Id } & Pick<GuildDoc, 'name' | 'icon' | 'channels'>): GuildDoc {
  return {
    ...given,
    version: 1,
    description: null,
    roles: [everyoneRole(given.id)],
    emojis: [],
    verification_level: 0,
    incidents_data: null,
    raid_joins: 0,
    ban_addresses: false,
    safety_alerts_channel_id: null,
    purging: [],
    deleted: false,
  };
}
