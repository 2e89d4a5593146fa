import type { PlacedEvent } from '../events/bus.ts';
import type { Connection, EncodedGroup } from './connection.ts';
import { isChoosy, isMeant, type Rooms, roomsOf } from './rooms.ts';

/**
 * Gives each connection its part of a run of events in one write and in order. Connections that get the same part share its
 * encoding. A connection must never see a later event before an earlier one: its resume position would skip the earlier.
 */
export function deliver(rooms: Rooms, run: readonly PlacedEvent[]): void {
  const targets = run.map((event) => roomsOf(event.audience));
  const choosy = run.map(({ audience }) => (isChoosy(audience) ? audience : undefined));
  const only = choosy.every((audience) => !audience) ? onlyRoom(targets) : undefined;
  if (only !== undefined) {
    const group = groupOf(run);
    for (const connection of rooms.of(only)) write(connection, group);
    return;
  }

  const parts = new Map<Connection, number[]>();
  targets.forEach((names, index) => {
    for (const name of names) {
      const audience = choosy[index];
      for (const connection of rooms.of(name)) {
        if (audience && !isMeant(connection, audience)) continue;
        const part = parts.get(connection);
        if (!part) parts.set(connection, [index]);
        else if (part.at(-1) !== index) part.push(index);
      }
    }
  });

  const groups = new Map<string, EncodedGroup>();
  for (const [connection, part] of parts) {
    const key = part.join();
    let group = groups.get(key);
    if (!group) {
      group = groupOf(part.flatMap((index) => run[index] ?? []));
      groups.set(key, group);
    }
    write(connection, group);
  }
}

export function groupOf(events: readonly PlacedEvent[]): EncodedGroup {
  return { events, frames: new Map() };
}

export function write(connection: Connection, group: EncodedGroup): void {
  if (connection.backlog) connection.backlog.push(...group.events);
  else connection.outlet.write(group);
}

/** The room, when all events go to one and the same: the common case, a burst in one channel. */
function onlyRoom(targets: string[][]): string | undefined {
  const first = targets[0]?.[0];
  return targets.every((names) => names.length === 1 && names[0] === first) ? first : undefined;
}
