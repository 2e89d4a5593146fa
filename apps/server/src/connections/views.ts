import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import type { Voices } from '../features/voice/port.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { control } from './control.ts';
import { groupOf, write } from './deliver.ts';
import { channelRoom, type Rooms, threadManagersRoom } from './rooms.ts';

/** The channels that a connection sees since a change, and those it does not see any more. */
export interface View {
  connection: Connection;
  gained: readonly Id[];
  lost: readonly Id[];
  /** Channels that it saw and sees, of whose private threads it sees others than before. */
  recast: readonly Id[];
}

interface Sight {
  /** Channels. */
  seen: ReadonlySet<Id>;
  /** Channels whose private threads are seen, all of them. */
  managed: ReadonlySet<Id>;
}

/** Which of the `told` channels a connection sees, and of which of the guild all private threads. */
export function sightOf(rooms: Rooms, connection: Connection, told: Channels, guild: { channels: Channels }): Sight {
  const among = (channels: Channels, room: (id: Id) => string) =>
    new Set(channels.map(({ id }) => id).filter((id) => rooms.has(connection, room(id))));
  return { seen: among(told, channelRoom), managed: among(guild.channels, threadManagersRoom) };
}

type Channels = readonly { id: Id }[];

export function compareSights(connection: Connection, before: Sight, after: Sight): View[] {
  const gained = [...after.seen.difference(before.seen)];
  const lost = [...before.seen.difference(after.seen)];
  const others = before.managed.symmetricDifference(after.managed);
  const recast = [...others].filter((id) => !gained.includes(id) && !lost.includes(id));
  return gained.length + lost.length + recast.length > 0 ? [{ connection, gained, lost, recast }] : [];
}

/** Tells everyone whose view has changed: a channel that appears comes whole, of one that vanishes nothing is said but that. */
export function tellViews(views: readonly View[], channels: readonly Channel[], position: string): void {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const groups = new Map<string, EncodedGroup>();
  for (const { connection, gained, lost } of views) {
    if (gained.length + lost.length === 0) continue;
    const key = `${gained.join()}|${lost.join()}`;
    let group = groups.get(key);
    if (!group) {
      const tell = (ids: readonly Id[], event: (channel: Channel) => PlacedEvent) =>
        ids.flatMap((id) => {
          const channel = byId.get(id);
          return channel ? event(channel) : [];
        });
      group = groupOf([
        ...tell(lost, (channel) => control('CHANNEL_DELETE', JSON.stringify(hidden(channel)), position)),
        ...tell(gained, (channel) => control('CHANNEL_CREATE', JSON.stringify(channel), position)),
      ]);
      groups.set(key, group);
    }
    write(connection, group);
  }
}

/** Tells of who talks in the channels that appear. */
export function tellVoices(views: readonly View[], voices: Pick<Voices, 'listIn'>, position: string): void {
  for (const { connection, gained } of views) {
    const states = gained.flatMap(voices.listIn);
    if (states.length > 0)
      write(connection, groupOf(states.map((state) => control('VOICE_STATE_UPDATE', JSON.stringify(state), position))));
  }
}

/** What it is called and who may see it is no business of those who cannot. */
function hidden({ id, type, guild_id }: Channel): Channel {
  return {
    id,
    type,
    guild_id,
    name: '',
    topic: null,
    position: 0,
    parent_id: null,
    permission_overwrites: [],
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}
