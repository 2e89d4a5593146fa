import type { EventType } from '@chat-js/protocol/events.ts';
import { pause } from './until.ts';
import type { Role, World } from './world.ts';

interface ReadingAct {
  events: readonly EventType[];
  looking?: boolean;
  untold?: Role;
  act(world: World): Promise<unknown>;
}

/** How the events of reading come about. */
export const READING_ACTS: Record<string, ReadingAct> = {
  'someone reads, and sets back what they have read': {
    events: ['MESSAGE_ACK'],
    async act({ people: { member, owner }, channel_id, guild_id }) {
      const write = async (content: string) => (await owner.call('messages.create', { channel_id, content })).id;
      const [first, second] = [await write(`<@${member.id}>`), await write('@everyone')];
      await member.call('readStates.ack', { channel_id, message_id: second });
      await member.call('readStates.ack', { channel_id, message_id: String(BigInt(first) - 1n), manual: true });
      await member.call('readStates.ackBulk', { read_states: [{ channel_id, message_id: second, version: 0 }] });
      await owner.call('readStates.ackGuild', { guild_id });
    },
  },
  'someone is mentioned in many ways, and then not': {
    events: ['MENTIONS_UPDATE'],
    async act({ people: { member, owner, moderator }, channel_id, guild_id, role_id }) {
      await owner.call('members.addRole', { guild_id, user_id: moderator.id, role_id });
      const contents = [`<@${member.id}> и @everyone`, `<@&${role_id}>`, `<@${moderator.id}> <@&${role_id}>`];
      const ids: string[] = [];
      for (const content of contents) ids.push((await owner.call('messages.create', { channel_id, content })).id);
      await owner.call('messages.edit', { channel_id, message_id: ids[0] ?? '', content: `<@${moderator.id}>` });
      await owner.call('messages.edit', { channel_id, message_id: ids[2] ?? '', content: `<@&${role_id}>` });
      await moderator.call('messages.bulkDelete', { channel_id, messages: ids.slice(1) });
      const { audit_log_entries } = await owner.call('auditLog.list', { guild_id, action_type: 73, limit: 1 });
      await owner.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    },
  },
  'someone is mentioned and reads where their other device does not look': {
    events: ['MENTIONS_UPDATE', 'MESSAGE_ACK'],
    looking: false,
    // It wrote last, which is no news to it.
    untold: 'member',
    async act({ people: { member, owner }, channel_id }) {
      const { id } = await owner.call('messages.create', { channel_id, content: `<@${member.id}>` });
      await owner.call('messages.create', { channel_id, content: '@everyone' });
      await member.call('readStates.ack', { channel_id, message_id: id });
      await member.call('messages.create', { channel_id, content: 'сам' });
      await pause(1_200);
    },
  },
};
