import type { EventType } from '@chat-js/protocol/events.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import type { RawSocket } from './sockets.ts';
import { until } from './until.ts';
import type { Role, World } from './world.ts';

interface Act {
  events: readonly EventType[];
  act: (world: World, sockets: Record<Role, RawSocket>) => Promise<unknown>;
}

const createRoom = async ({ people: { owner }, guild_id }: World, name: string) =>
  (await owner.call('channels.create', { guild_id, name, type: 2 })).id;

async function join({ call }: RawSocket, channel_id: string): Promise<string> {
  const ack = await call('voice.join', { channel_id });
  if (!ack.ok) throw new Error(`not let in: ${ack.error.message}`);
  return ack.answer.session_id;
}

/** How the events of talking come about. */
export const VOICE_ACTS: Record<string, Act> = {
  'people talk, go elsewhere and are silenced': {
    events: ['VOICE_STATE_UPDATE', 'VOICE_SIGNAL'],
    async act(world, { member, owner, manager }) {
      const [one, other] = [await createRoom(world, 'hall'), await createRoom(world, 'yard')];
      await join(member, one);
      const to = await join(owner, one);
      await member.call('voice.signal', { to, signal: { type: 'restart' } });
      await member.call('voice.update', { self_mute: true, quality: 'fair' });
      await join(owner, other);
      await join(manager, other);
      await manager.call('voice.leave', {});
      const { people, guild_id } = world;
      await people.owner.call('members.update', { guild_id, user_id: people.member.id, mute: true });
      const isTold = () => member.events.some((event) => event[0] === 'VOICE_STATE_UPDATE' && event[1].mute);
      await until(isTold);
    },
  },
  'a voice channel in which somebody talks is hidden and shown': {
    events: ['VOICE_STATE_UPDATE', 'CHANNEL_CREATE', 'CHANNEL_DELETE'],
    async act(world, { owner }) {
      const room = await createRoom(world, 'hall');
      await join(owner, room);
      const { people, guild_id } = world;
      const view = { channel_id: room, overwrite_id: guild_id, type: 0 } as const;
      await people.owner.call('channels.setOverwrite', { ...view, allow: '0', deny: String(bitsOf(['VIEW_CHANNEL'])) });
      await owner.call('voice.update', { self_mute: true });
      await people.owner.call('channels.setOverwrite', { ...view, allow: '0', deny: '0' });
    },
  },
  'people call each other': {
    events: ['CALL_CREATE', 'VOICE_STATE_UPDATE', 'CALL_DELETE'],
    async act({ people }, { member, owner }) {
      const { id } = await people.owner.call('directMessages.open', { recipient_id: people.member.id });
      await people.owner.call('messages.create', { channel_id: id, content: 'созвонимся?' });
      await join(owner, id);
      await join(member, id);
      await owner.call('voice.leave', {});
      await member.call('voice.leave', {});
      await member.next('CALL_DELETE');
      await join(owner, id);
      await until(() => member.events.filter(([type]) => type === 'CALL_CREATE').length === 2);
    },
  },
};
