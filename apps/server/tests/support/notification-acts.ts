import type { EventType } from '@chat-js/protocol/events.ts';
import type { World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World) => Promise<unknown>;
}

/** How the events of what people are notified of come about. */
export const NOTIFICATION_ACTS: Record<string, Act> = {
  'someone mutes and says of what they want to hear': {
    events: ['USER_GUILD_SETTINGS_UPDATE'],
    async act({ people: { member, owner }, guild_id, channel_id, category_id }) {
      const end_time = new Date(Date.now() + 3_600_000).toISOString();
      await member.call('userGuildSettings.update', { guild_id, muted: true, mute_config: { end_time, selected_time_window: 3600 } });
      await member.call('userGuildSettings.update', { guild_id, channel_overrides: { [channel_id]: { message_notifications: 1 } } });
      await member.call('userGuildSettings.update', {
        guild_id,
        channel_overrides: { [channel_id]: null, [category_id]: { muted: true } },
      });
      await owner.call('userGuildSettings.update', { guild_id: '@me', message_notifications: 2 });
    },
  },
  'someone does not want to hear of roles and of everyone, and is told by them': {
    events: ['USER_GUILD_SETTINGS_UPDATE', 'MENTIONS_UPDATE'],
    async act({ people: { member, owner }, guild_id, channel_id, role_id }) {
      await member.call('userGuildSettings.update', { guild_id, suppress_everyone: true });
      const ids: string[] = [];
      for (const content of ['@everyone', `<@&${role_id}>`, `@everyone <@&${role_id}>`, `@everyone <@${member.id}>`]) {
        ids.push((await owner.call('messages.create', { channel_id, content })).id);
      }
      await member.call('userGuildSettings.update', { guild_id, suppress_roles: true });
      const message_id = String(BigInt(ids[0] ?? '1') - 1n);
      await member.call('readStates.ack', { channel_id, message_id, manual: true });
    },
  },
  'someone leaves a guild of which they have chosen what to hear, and comes back': {
    events: ['GUILD_DELETE', 'USER_GUILD_SETTINGS_UPDATE'],
    async act({ people: { member }, guild_id, code }) {
      await member.call('userGuildSettings.update', { guild_id, message_notifications: 1 });
      await member.call('guilds.leave', { guild_id });
      await member.call('invites.accept', { code });
    },
  },
  'a channel goes that someone had muted': {
    events: ['USER_GUILD_SETTINGS_UPDATE'],
    async act({ people: { member, owner }, guild_id, channel_id, category_id }) {
      await member.call('userGuildSettings.update', { guild_id, channel_overrides: { [channel_id]: { muted: true } } });
      await owner.call('channels.delete', { channel_id });
      await member.call('userGuildSettings.update', { guild_id, channel_overrides: { [category_id]: { muted: true } } });
    },
  },
};
