import type { PlacedEvent } from '../events/bus.ts';
import { type Rooms, roomsOf } from './rooms.ts';
import type { EncodedGroup, Session } from './session.ts';

/**
 * Gives each session its part of a run of events in one write and in order. Sessions that get the same part share its
 * encoding. A session must never see a later event before an earlier one: its resume position would skip the earlier.
 */
export function deliver(rooms: Rooms, run: readonly PlacedEvent[]): void {
  const targets = run.map((event) => roomsOf(event.audience));
  const only = onlyRoom(targets);
  if (only !== undefined) {
    const group = groupOf(run);
    for (const session of rooms.of(only)) write(session, group);
    return;
  }

  const parts = new Map<Session, number[]>();
  targets.forEach((names, index) => {
    for (const name of names) {
      for (const session of rooms.of(name)) {
        const part = parts.get(session);
        if (!part) parts.set(session, [index]);
        else if (part.at(-1) !== index) part.push(index);
      }
    }
  });

  const groups = new Map<string, EncodedGroup>();
  for (const [session, part] of parts) {
    const key = part.join();
    let group = groups.get(key);
    if (!group) {
      group = groupOf(part.flatMap((index) => run[index] ?? []));
      groups.set(key, group);
    }
    write(session, group);
  }
}

export function groupOf(events: readonly PlacedEvent[]): EncodedGroup {
  return { events, frames: new Map() };
}

function write(session: Session, group: EncodedGroup): void {
  if (session.backlog) session.backlog.push(...group.events);
  else session.outlet.write(group);
}

/** The room, when all events go to one and the same: the common case, a burst in one channel. */
function onlyRoom(targets: string[][]): string | undefined {
  const first = targets[0]?.[0];
  return targets.every((names) => names.length === 1 && names[0] === first) ? first : undefined;
}
