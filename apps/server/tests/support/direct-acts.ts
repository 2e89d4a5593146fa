import type { EventType } from '@chat-js/protocol/events.ts';
import { PICTURE, type World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World) => Promise<unknown>;
}

/** How the events of conversations without a guild come about. */
export const DIRECT_ACTS: Record<string, Act> = {
  'someone writes to another one, who closes it and is written to again': {
    events: ['CHANNEL_CREATE', 'CHANNEL_DELETE', 'MESSAGE_CREATE'],
    async act({ people: { member, manager } }) {
      const { id: channel_id } = await member.call('directMessages.open', { recipient_id: manager.id });
      await member.call('messages.create', { channel_id, content: 'на минутку' });
      await manager.call('channels.delete', { channel_id });
      await member.call('messages.create', { channel_id, content: 'это не всё' });
    },
  },
  'a conversation is opened and closed, and nobody else hears of it': {
    events: ['CHANNEL_CREATE', 'CHANNEL_DELETE'],
    async act({ people: { member, muted } }) {
      const { id: channel_id } = await member.call('directMessages.open', { recipient_id: muted.id });
      await member.call('channels.delete', { channel_id });
    },
  },
  'people come into a group and go, and its owner too': {
    events: ['CHANNEL_CREATE', 'CHANNEL_DELETE', 'CHANNEL_RECIPIENT_ADD', 'CHANNEL_RECIPIENT_REMOVE', 'CHANNEL_UPDATE', 'MESSAGE_CREATE'],
    async act({ people: { owner, member, moderator, manager, administrator }, group_id: channel_id }) {
      await member.call('messages.create', { channel_id, content: 'кого ещё?' });
      await member.call('directMessages.addRecipient', { channel_id, user_id: manager.id });
      await member.call('directMessages.addRecipient', { channel_id, user_id: administrator.id });
      await owner.call('directMessages.removeRecipient', { channel_id, user_id: moderator.id });
      await owner.call('channels.delete', { channel_id });
      await manager.call('messages.create', { channel_id, content: 'осталось трое' });
    },
  },
  'a group gets a name and a picture': {
    events: ['CHANNEL_UPDATE', 'MESSAGE_CREATE'],
    async act({ people: { member }, group_id: channel_id }) {
      await member.call('channels.update', { channel_id, name: 'Поход', icon: PICTURE });
      await member.call('channels.update', { channel_id, name: null });
    },
  },
  'everything that can be done with a message is done in a group': {
    events: [
      'MESSAGE_CREATE',
      'MESSAGE_UPDATE',
      'MESSAGE_DELETE',
      'MESSAGE_REACTION_ADD',
      'MESSAGE_REACTION_REMOVE',
      'CHANNEL_PINS_UPDATE',
    ],
    async act({ people: { owner, member, moderator }, group_id: channel_id }) {
      const { id: message_id } = await member.call('messages.create', { channel_id, content: 'идём?' });
      await member.call('messages.edit', { channel_id, message_id, content: `идём, <@${owner.id}>?` });
      await owner.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
      await moderator.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
      await owner.call('reactions.removeMine', { channel_id, message_id, emoji_name: '👍' });
      await moderator.call('pins.add', { channel_id, message_id });
      const answer = await owner.call('messages.create', { channel_id, content: 'да', message_reference: { message_id } });
      const asked = { question: { text: 'Куда?' }, answers: [{ poll_media: { text: 'В лес' } }, { poll_media: { text: 'К морю' } }] };
      const poll = await owner.call('messages.create', { channel_id, poll: asked });
      await member.call('polls.vote', { channel_id, message_id: poll.id, answer_ids: [1] });
      await owner.call('polls.expire', { channel_id, message_id: poll.id });
      await owner.call('messages.delete', { channel_id, message_id: answer.id });
      await member.call('messages.delete', { channel_id, message_id });
    },
  },
  'a stranger writes, and is declined, let in and answered': {
    events: ['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'CHANNEL_DELETE', 'MESSAGE_CREATE', 'MESSAGE_ACK'],
    async act({ people: { member, stranger, owner } }) {
      for (const person of [member, owner]) await person.call('settings.update', { dm_policy: 'everyone' });
      const { id: channel_id } = await stranger.call('directMessages.open', { recipient_id: member.id });
      const write = (by: typeof member, id: string, content: string) => by.call('messages.create', { channel_id: id, content });
      await write(stranger, channel_id, 'здравствуйте');
      await write(stranger, channel_id, 'я по объявлению');
      await member.call('directMessages.declineRequest', { channel_id });
      await write(stranger, channel_id, 'вы тут?');
      await member.call('directMessages.acceptRequest', { channel_id });
      await write(stranger, channel_id, 'ага');
      const other = await stranger.call('directMessages.open', { recipient_id: owner.id });
      await write(stranger, other.id, 'а вы?');
      await write(owner, other.id, 'и мы');
      for (const person of [member, owner]) await person.call('settings.update', { dm_policy: 'guilds' });
    },
  },
  'a conversation goes on although its two people share nothing any more': {
    events: ['CHANNEL_UPDATE'],
    async act({ people: { member, administrator }, guild_id }) {
      const { id: channel_id } = await member.call('directMessages.open', { recipient_id: administrator.id });
      await member.call('messages.create', { channel_id, content: 'до встречи' });
      await administrator.call('guilds.leave', { guild_id });
      await administrator.call('users.updateMe', { global_name: `Мария ${Date.now()}` });
    },
  },
};
