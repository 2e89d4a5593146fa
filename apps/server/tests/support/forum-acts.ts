import type { EventType } from '@chat-js/protocol/events.ts';
import { readChannel } from './channels.ts';
import type { World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World) => Promise<unknown>;
}

/** How the events of forums and their posts come about. */
export const FORUM_ACTS: Record<string, Act> = {
  'posts are written, and answered': {
    events: ['THREAD_CREATE', 'THREAD_MEMBER_UPDATE', 'THREAD_MEMBERS_UPDATE', 'MESSAGE_CREATE'],
    async act({ people: { member, owner }, forum_id: channel_id, post_id }) {
      await member.call('threads.create', { channel_id, name: 'И у меня', message: { content: '@everyone кто знает?' } });
      await member.call('messages.create', { channel_id: post_id, content: 'нажмите кнопку' });
      await owner.call('messages.create', { channel_id: post_id, content: 'спасибо' });
    },
  },
  'a post gets other tags, and is renamed by whoever wrote it': {
    events: ['THREAD_UPDATE'],
    async act({ people: { owner, moderator }, forum_id, post_id: channel_id }) {
      const { available_tags = [] } = await readChannel(owner, forum_id);
      await moderator.call('channels.update', { channel_id, applied_tags: available_tags.map(({ id }) => id) });
      await owner.call('channels.update', { channel_id, name: 'Включилось' });
    },
  },
  'tags of a forum are changed, and one of them is deleted': {
    events: ['CHANNEL_UPDATE', 'THREAD_UPDATE'],
    async act({ people: { manager, moderator }, forum_id: channel_id, post_id }) {
      const { available_tags = [] } = await readChannel(manager, channel_id);
      await moderator.call('channels.update', { channel_id: post_id, applied_tags: available_tags.map(({ id }) => id) });
      const [, kept] = available_tags;
      if (kept) await manager.call('channels.update', { channel_id, available_tags: [{ ...kept, name: 'готово' }, { name: 'новое' }] });
    },
  },
  'the first message of a post is deleted': {
    events: ['MESSAGE_DELETE'],
    async act({ people: { owner, member }, post_id: channel_id }) {
      await member.call('messages.create', { channel_id, content: 'ответ' });
      await owner.call('messages.delete', { channel_id, message_id: channel_id });
    },
  },
  'a post ends, and is deleted': {
    events: ['THREAD_UPDATE', 'THREAD_DELETE'],
    async act({ people: { owner, moderator }, post_id: channel_id }) {
      await owner.call('channels.update', { channel_id, archived: true });
      await moderator.call('channels.delete', { channel_id });
    },
  },
  'a forum is deleted with its posts': {
    events: ['CHANNEL_DELETE'],
    act: ({ people: { manager }, forum_id }) => manager.call('channels.delete', { channel_id: forum_id }),
  },
};
