import type { EventType } from '@chat-js/protocol/events.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World) => Promise<unknown>;
}

/** How the events of threads come about. */
export const THREAD_ACTS: Record<string, Act> = {
  'threads are started': {
    events: ['THREAD_CREATE', 'THREAD_MEMBER_UPDATE', 'THREAD_MEMBERS_UPDATE', 'MESSAGE_CREATE', 'MESSAGE_UPDATE'],
    async act({ people: { member }, channel_id, message_id }) {
      await member.call('threads.create', { channel_id, name: 'В стороне', type: 11 });
      await member.call('threads.createFromMessage', { channel_id, message_id, name: 'Об этом' });
    },
  },
  'people come into a thread, write there, and go': {
    events: ['THREAD_MEMBER_UPDATE', 'THREAD_MEMBERS_UPDATE', 'MESSAGE_CREATE', 'MESSAGE_DELETE'],
    async act({ people: { member, owner, moderator, manager }, thread_id: channel_id }) {
      const { id: message_id } = await moderator.call('messages.create', { channel_id, content: 'а я?' });
      await member.call('messages.create', { channel_id, content: 'и ты' });
      await moderator.call('messages.delete', { channel_id, message_id });
      await member.call('threads.addMember', { channel_id, user_id: manager.id });
      await owner.call('threads.removeMember', { channel_id, user_id: moderator.id });
      await member.call('threads.leave', { channel_id });
    },
  },
  'a thread is renamed, ends and is opened again': {
    events: ['THREAD_UPDATE', 'THREAD_MEMBER_UPDATE'],
    async act({ people: { owner, member }, thread_id: channel_id }) {
      await owner.call('channels.update', { channel_id, name: 'Когда и куда', auto_archive_duration: 60 });
      await owner.call('channels.update', { channel_id, archived: true });
      await member.call('messages.create', { channel_id, content: 'ещё не всё' });
    },
  },
  'a thread ends': {
    events: ['THREAD_UPDATE'],
    act: ({ people: { owner }, thread_id }) => owner.call('channels.update', { channel_id: thread_id, archived: true, locked: true }),
  },
  'a thread is deleted': {
    events: ['THREAD_DELETE', 'MESSAGE_UPDATE'],
    async act({ people: { owner, member }, thread_id }) {
      await member.call('messages.create', { channel_id: thread_id, content: 'последнее' });
      await owner.call('channels.delete', { channel_id: thread_id });
    },
  },
  'a private thread is started, and people come and go': {
    events: ['THREAD_CREATE', 'THREAD_MEMBERS_UPDATE', 'THREAD_UPDATE', 'THREAD_DELETE', 'MESSAGE_CREATE'],
    async act({ people: { member, moderator, manager }, channel_id }) {
      const { id } = await member.call('threads.create', { channel_id, name: 'Втроём', type: 12 });
      await member.call('threads.addMember', { channel_id: id, user_id: manager.id });
      await moderator.call('threads.join', { channel_id: id });
      await manager.call('messages.create', { channel_id: id, content: 'кто здесь?' });
      await member.call('channels.update', { channel_id: id, name: 'Вдвоём', invitable: false });
      await member.call('threads.removeMember', { channel_id: id, user_id: manager.id });
      await moderator.call('threads.leave', { channel_id: id });
    },
  },
  'a private thread ends, is opened again and is deleted': {
    events: ['THREAD_CREATE', 'THREAD_UPDATE', 'THREAD_DELETE'],
    async act({ people: { member, owner, manager }, channel_id }) {
      const { id } = await member.call('threads.create', { channel_id, name: 'Втроём', type: 12 });
      await member.call('threads.addMember', { channel_id: id, user_id: manager.id });
      await member.call('channels.update', { channel_id: id, archived: true });
      await manager.call('messages.create', { channel_id: id, content: 'ещё не всё' });
      const other = await member.call('threads.create', { channel_id, name: 'Недолго', type: 12 });
      await member.call('threads.addMember', { channel_id: other.id, user_id: manager.id });
      await owner.call('channels.delete', { channel_id: other.id });
      const ended = await member.call('threads.create', { channel_id, name: 'Коротко', type: 12 });
      await member.call('channels.update', { channel_id: ended.id, archived: true });
      await owner.call('channels.delete', { channel_id: ended.id });
    },
  },
  'somebody manages threads from now on, and somebody does not any more': {
    events: ['THREAD_LIST_SYNC', 'GUILD_MEMBER_UPDATE'],
    async act({ people: { member, owner, moderator, manager }, guild_id, channel_id }) {
      const { id } = await member.call('threads.create', { channel_id, name: 'Наедине', type: 12 });
      await owner.call('messages.create', { channel_id: id, content: 'слышно?' });
      const permissions = String(PERMISSIONS.MANAGE_THREADS);
      const role = await owner.call('roles.create', { guild_id, name: 'Хранители', permissions });
      await owner.call('members.addRole', { guild_id, user_id: manager.id, role_id: role.id });
      const deny = { channel_id, overwrite_id: moderator.id, type: 1, deny: permissions } as const;
      await owner.call('channels.setOverwrite', deny);
      await member.call('channels.update', { channel_id: id, name: 'Втроём' });
    },
  },
  'a channel with threads is hidden and shown again': {
    events: ['CHANNEL_DELETE', 'CHANNEL_CREATE', 'THREAD_LIST_SYNC'],
    async act({ people: { owner, member }, guild_id, channel_id, thread_id }) {
      const overwrite = { channel_id, overwrite_id: guild_id, type: 0 } as const;
      await owner.call('channels.setOverwrite', { ...overwrite, deny: String(PERMISSIONS.VIEW_CHANNEL) });
      await owner.call('channels.update', { channel_id: thread_id, name: 'Без вас' });
      await owner.call('channels.removeOverwrite', { channel_id, overwrite_id: guild_id });
      await member.call('threads.join', { channel_id: thread_id });
    },
  },
};
