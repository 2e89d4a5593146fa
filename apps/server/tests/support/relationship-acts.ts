import type { EventType } from '@chat-js/protocol/events.ts';
import type { World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World) => Promise<unknown>;
}

/** How the events of friends, requests and blocks come about. */
export const RELATIONSHIP_ACTS: Record<string, Act> = {
  'people ask each other for friendship, accept, decline and withdraw': {
    events: ['RELATIONSHIP_ADD', 'RELATIONSHIP_REMOVE'],
    async act({ people: { member, owner, moderator, muted } }) {
      for (const one of [moderator, muted]) await one.call('relationships.set', { user_id: member.id });
      await member.call('relationships.set', { user_id: moderator.id });
      await member.call('relationships.remove', { user_id: muted.id });
      await member.call('relationships.request', { username: owner.username.toUpperCase() });
      await owner.call('relationships.set', { user_id: muted.id });
      await owner.call('relationships.remove', { user_id: muted.id });
    },
  },
  'friends part, and one is blocked and let go again': {
    events: ['RELATIONSHIP_ADD', 'RELATIONSHIP_REMOVE'],
    async act({ people: { member, manager, owner } }) {
      await manager.call('relationships.set', { user_id: member.id });
      await member.call('relationships.set', { user_id: manager.id });
      await owner.call('relationships.set', { user_id: member.id, type: 2 });
      await member.call('relationships.set', { user_id: owner.id });
      await member.call('relationships.set', { user_id: manager.id, type: 2 });
      await manager.call('relationships.set', { user_id: member.id });
      await member.call('relationships.remove', { user_id: manager.id });
      await owner.call('relationships.remove', { user_id: member.id });
    },
  },
  'somebody who calls is blocked, calls again, and is let be': {
    events: ['RELATIONSHIP_ADD', 'RELATIONSHIP_REMOVE', 'MESSAGE_ACK'],
    async act({ channel_id, people: { member, moderator } }) {
      const call = (words: string) => moderator.call('messages.create', { channel_id, content: `<@${member.id}> ${words}` });
      await call('раз');
      await member.call('relationships.set', { user_id: moderator.id, type: 2 });
      await call('два');
      await member.call('relationships.remove', { user_id: moderator.id });
    },
  },
  'somebody asks a stranger, who changes their name': {
    events: ['RELATIONSHIP_ADD', 'RELATIONSHIP_UPDATE'],
    async act({ people: { stranger, member } }) {
      await stranger.call('relationships.request', { username: member.username });
      await member.call('users.updateMe', { global_name: 'Незнакомая' });
      await stranger.call('users.updateMe', { global_name: 'Странник' });
      await member.call('relationships.set', { user_id: stranger.id });
      await member.call('users.updateMe', { global_name: null });
    },
  },
};
