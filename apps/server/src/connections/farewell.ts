import type { Connection, EncodedGroup } from './connection.ts';
import { control } from './control.ts';
import { groupOf, write } from './deliver.ts';

/** So many ms apart connections go elsewhere, up to so many in all: the other nodes take some thousands a second. */
const APART_MS = 1;
const MOST_MS = 5_000;
/** Moments at which some go together: they share one encoding. */
const MOMENTS = 100;

/** Asks connections to go elsewhere, each at another moment. */
export function sayFarewell(connections: ReadonlySet<Connection>): void {
  const spread = Math.min(MOST_MS, connections.size * APART_MS);
  const groups = new Map<number, EncodedGroup>();
  for (const connection of connections) {
    const after = Math.round((Math.floor(Math.random() * MOMENTS) * spread) / MOMENTS);
    const group = groups.get(after) ?? groupOf([control('RECONNECT', JSON.stringify({ after }), null)]);
    groups.set(after, group);
    write(connection, group);
  }
}

/** Ends a connection whose login has ended. It is told so: otherwise it would come back to learn it, like whoever was cut. */
export function endSession(connection: Connection): void {
  write(connection, groupOf([control('SESSION_END', '{}', null)]));
  connection.outlet.end();
}
