import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import type { Connection, Gap } from './connection.ts';
import { groupOf } from './deliver.ts';

/** From here on the connection's events wait until the gap is filled. */
export function openGap(connection: Connection, guild_id?: Id): Gap {
  const gap: Gap = { guild_id, events: undefined };
  connection.backlog ??= [];
  connection.backlog.push(gap);
  return gap;
}

/** False once the gap is filled, or nobody waits for it any more. */
export function isOpen(connection: Connection, gap: Gap): boolean {
  return gap.events === undefined && (connection.backlog?.includes(gap) ?? false);
}

/** Puts what was read into its place. When nothing else is being read, all that waited leaves in one write. */
export function fillGap(connection: Connection, gap: Gap, events: readonly PlacedEvent[]): void {
  const { backlog } = connection;
  if (!backlog || !isOpen(connection, gap)) return;
  gap.events = events;
  if (backlog.some((held) => isGap(held) && held.events === undefined)) return;
  connection.backlog = undefined;
  const all = backlog.flatMap((held) => (isGap(held) ? (held.events ?? []) : held));
  if (all.length > 0) connection.outlet.write(groupOf(all));
}

/** The gap of a guild that is being read. */
export function findGap(connection: Connection, guild_id: Id): Gap | undefined {
  return connection.backlog?.find((held): held is Gap => isGap(held) && held.guild_id === guild_id && held.events === undefined);
}

function isGap(held: PlacedEvent | Gap): held is Gap {
  return !('wire' in held);
}
