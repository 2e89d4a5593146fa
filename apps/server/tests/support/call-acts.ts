import type { EventType } from '@chat-js/protocol/events.ts';
import type { RawSocket } from './sockets.ts';
import type { Role, World } from './world.ts';

interface CallAct {
  events: readonly EventType[];
  act(world: World, sockets: Record<Role, RawSocket>): Promise<unknown>;
}

async function join(socket: RawSocket, channel_id: string): Promise<string> {
  const ack = await socket.call('voice.join', { channel_id });
  return ack.ok ? ack.answer.session_id : Promise.reject(new Error(`not let in: ${JSON.stringify(ack.error)}`));
}

/** How the events of calls come about, and of moderators in voice channels. */
export const CALL_ACTS: Record<string, CallAct> = {
  'a call in a group rings, is declined by one and answered by another': {
    events: ['CALL_CREATE', 'CALL_UPDATE', 'VOICE_STATE_UPDATE', 'VOICE_SIGNAL'],
    async act({ people: { owner, moderator }, group_id: channel_id }, sockets) {
      await join(sockets.owner, channel_id);
      await owner.call('calls.ring', { channel_id });
      await moderator.call('calls.stopRinging', { channel_id });
      const to = await join(sockets.member, channel_id);
      await sockets.owner.call('voice.signal', { to, signal: { type: 'restart' } });
      await sockets.member.call('voice.update', { self_mute: true });
      await owner.call('calls.ring', { channel_id });
    },
  },
  'a call is over when the last one has gone': {
    events: ['CALL_CREATE', 'CALL_UPDATE', 'CALL_DELETE'],
    async act({ people: { owner }, group_id: channel_id }, sockets) {
      await join(sockets.owner, channel_id);
      await owner.call('calls.ring', { channel_id });
      await join(sockets.member, channel_id);
      await sockets.owner.call('voice.leave', {});
      await sockets.member.call('voice.leave', {});
    },
  },
  'people come into a group that talks, and go': {
    events: ['CHANNEL_CREATE', 'CHANNEL_RECIPIENT_ADD', 'CALL_CREATE', 'CALL_UPDATE'],
    async act({ people: { owner, member, moderator, manager }, group_id: channel_id }, sockets) {
      await join(sockets.owner, channel_id);
      await join(sockets.moderator, channel_id);
      await member.call('directMessages.addRecipient', { channel_id, user_id: manager.id });
      await owner.call('calls.ring', { channel_id });
      await owner.call('directMessages.removeRecipient', { channel_id, user_id: member.id });
      await moderator.call('channels.delete', { channel_id });
    },
  },
  'a moderator moves somebody who talks, mutes them and takes them out': {
    events: ['VOICE_STATE_UPDATE', 'GUILD_MEMBER_UPDATE', 'GUILD_AUDIT_LOG_ENTRY_CREATE'],
    async act({ people: { owner, member, manager }, guild_id }, sockets) {
      const make = async (name: string) => (await owner.call('channels.create', { guild_id, name, type: 2 })).id;
      const [hall, kitchen, hidden] = [await make('Зал'), await make('Кухня'), await make('Тайная')];
      await owner.call('channels.setOverwrite', { channel_id: hidden, overwrite_id: guild_id, type: 0, deny: '1024' });
      await owner.call('channels.setOverwrite', { channel_id: hidden, overwrite_id: member.id, type: 1, allow: '1024' });
      await join(sockets.member, hall);
      await join(sockets.manager, hall);
      const change = (user_id: string, given: object) => owner.call('members.update', { guild_id, user_id, ...given });
      await change(member.id, { channel_id: kitchen, mute: true });
      await change(member.id, { channel_id: hidden });
      await change(manager.id, { channel_id: null });
    },
  },
};
