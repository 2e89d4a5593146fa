import type { EventType } from '@chat-js/protocol/events.ts';
import type { World } from './world.ts';

/** What people do with polls, and how it is told: of the sync law. */
export const POLL_ACTS: Record<string, { events: readonly EventType[]; act: (world: World) => Promise<unknown> }> = {
  'people vote, change their minds and take it back': {
    events: ['MESSAGE_CREATE', 'MESSAGE_POLL_VOTE_ADD', 'MESSAGE_POLL_VOTE_REMOVE'],
    async act({ people: { member, owner, moderator }, channel_id, poll_id }: World) {
      const answers = ['раз', 'два', 'три'].map((text) => ({ poll_media: { text } }));
      const asked = { question: { text: 'сколько' }, answers, allow_multiselect: true };
      const { id } = await member.call('messages.create', { channel_id, content: '', poll: asked });
      await owner.call('messages.create', { channel_id, content: 'голосуйте', message_reference: { message_id: id } });
      const vote = (person: typeof owner, message_id: string, ...answer_ids: number[]) =>
        person.call('polls.vote', { channel_id, message_id, answer_ids });
      for (const person of [member, owner, moderator]) {
        await vote(person, poll_id, 1);
        await vote(person, id, 1, 3);
      }
      await vote(member, poll_id, 2);
      await vote(owner, id, 2, 3);
      await vote(moderator, id);
      await moderator.call('pins.add', { channel_id, message_id: id });
    },
  },
  'a poll is ended by who asked': {
    events: ['MESSAGE_UPDATE', 'MESSAGE_CREATE'],
    async act({ people: { member, owner }, channel_id, poll_id }: World) {
      for (const person of [member, owner]) await person.call('polls.vote', { channel_id, message_id: poll_id, answer_ids: [1] });
      await owner.call('polls.expire', { channel_id, message_id: poll_id });
    },
  },
  'a poll with votes is deleted, and comes back': {
    events: ['MESSAGE_DELETE', 'MESSAGE_CREATE'],
    async act({ people: { member, moderator }, guild_id, channel_id, poll_id }: World) {
      await member.call('polls.vote', { channel_id, message_id: poll_id, answer_ids: [2] });
      await moderator.call('messages.delete', { channel_id, message_id: poll_id });
      const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id, action_type: 72, limit: 1 });
      await moderator.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    },
  },
};
