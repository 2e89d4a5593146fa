import { slimGuild } from '@chat-js/permissions/slim-guild.ts';
import type { EventType } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { encoded, isEncoded } from '../lib/encoded.ts';
import type { AccessChange, Audience, PlacedEvent, Publication, Stale } from './bus.ts';
import { placeEvent } from './place.ts';

/** What travels of an event beside its data, which stays the JSON it is. */
type Meta = [type: EventType, audience: Audience, access: AccessChange | 0, stale: readonly Stale[] | 0, made_id: Id | 0];

/** An event on its way into the log. */
export interface Packed {
  event: Publication;
  /** JSON. */
  meta: string;
  data: string;
}

/** An entry of the log as Redis hands it out. */
export interface Entry {
  id: string;
  message: Readonly<Record<string, string>>;
}

export function packEvent(event: Publication): Packed {
  const { type, audience, stale, made_id } = event;
  const access = event.access && 'guild' in event.access ? { ...event.access, guild: slimGuild(event.access.guild) } : event.access;
  const meta: Meta = [type, audience, access ?? 0, stale?.length ? stale : 0, made_id ?? 0];
  return {
    event,
    meta: JSON.stringify(meta),
    data: isEncoded(event.data) ? event.data.json : JSON.stringify(event.data),
  };
}

/** The events of an entry with their places. The data is not looked into. */
export function unpackEntry({ id, message }: Entry): PlacedEvent[] {
  const metas = JSON.parse(message.m ?? '[]') as Meta[];
  return metas.map(([type, audience, access, stale, made_id], index) =>
    placeEvent(
      {
        type,
        data: encoded(message[index] ?? 'null'),
        audience,
        ...(access !== 0 && { access }),
        ...(stale !== 0 && { stale }),
        ...(made_id !== 0 && { made_id }),
      },
      `${id}.${index}`,
    ),
  );
}
