import type { EventType } from '@chat-js/protocol/events.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World) => Promise<unknown>;
}

/** How a channel comes to follow another, and what it gets by that. */
export const CROSSPOST_ACTS: Record<string, Act> = {
  'a channel follows another, and what is published there comes, changes and goes': {
    events: ['WEBHOOKS_UPDATE', 'MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'CHANNEL_CREATE'],
    async act({ people: { owner, member }, guild_id, channel_id }) {
      const news = await owner.call('channels.create', { guild_id, name: 'Новости дня', type: 5 });
      const { webhook_id } = await owner.call('webhooks.follow', { channel_id: news.id, webhook_channel_id: channel_id });
      const at = { channel_id: news.id };
      const { id: message_id } = await owner.call('messages.create', { ...at, content: 'Мы открылись' });
      await owner.call('messages.crosspost', { ...at, message_id });
      const last = async () => (await member.call('messages.list', { channel_id, limit: 1 }))[0];
      await until(async () => (await last())?.content === 'Мы открылись');
      await member.call('reactions.add', { channel_id, message_id: (await last())?.id ?? '', emoji_name: '👍' });
      await owner.call('messages.edit', { ...at, message_id, content: 'Мы открыты' });
      await until(async () => (await last())?.content === 'Мы открыты');
      await owner.call('messages.delete', { ...at, message_id });
      await until(async () => ((await last())?.flags ?? 0) & 8);
      await owner.call('webhooks.delete', { webhook_id });
    },
  },
  'a channel becomes one for announcements, with a thread in it, and a text channel again': {
    events: ['CHANNEL_UPDATE', 'THREAD_CREATE'],
    async act({ people: { manager, member }, channel_id, message_id }) {
      await manager.call('channels.update', { channel_id, type: 5 });
      await member.call('threads.createFromMessage', { channel_id, message_id, name: 'Об этой новости' });
      await manager.call('channels.update', { channel_id, type: 0 });
    },
  },
};
