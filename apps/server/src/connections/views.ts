import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { control } from './control.ts';
import { groupOf, write } from './deliver.ts';
import { channelRoom, type Rooms } from './rooms.ts';

/** The channels that a connection sees since a change, and those it does not see any more. */
export interface View {
  connection: Connection;
  gained: readonly Id[];
  lost: readonly Id[];
}

/** Which of these channels a connection sees. */
export function viewOf(rooms: Rooms, connection: Connection, channels: readonly { id: Id }[]): ReadonlySet<Id> {
  return new Set(channels.map(({ id }) => id).filter((id) => rooms.has(connection, channelRoom(id))));
}

export function compareViews(connection: Connection, before: ReadonlySet<Id>, after: ReadonlySet<Id>): View[] {
  const gained = [...after].filter((id) => !before.has(id));
  const lost = [...before].filter((id) => !after.has(id));
  return gained.length + lost.length > 0 ? [{ connection, gained, lost }] : [];
}

/** Tells everyone whose view has changed: a channel that appears comes whole, of one that vanishes nothing is said but that. */
export function tellViews(views: readonly View[], channels: readonly Channel[], position: string): void {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const groups = new Map<string, EncodedGroup>();
  for (const { connection, gained, lost } of views) {
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
