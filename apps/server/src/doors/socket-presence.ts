import type { Socket } from 'socket.io';
import type { Connection } from '../connections/connection.ts';
import type { Hub } from '../connections/hub.ts';
import { nothing } from '../lib/nothing.ts';
import { isIdle } from './socket-opening.ts';

/** Nobody sits down and leaves more often for long. Counted here: it costs others nothing, so they need not know. */
const MOST = { times: 10, ms: 20_000 };

/** Hears `presence.update`: whether somebody is at the device. Who says it too often, or says something else, is cut off. */
export function hearPresence(socket: Socket, hub: Hub, connection: Promise<Connection>): void {
  let times: number[] = [];

  socket.on('presence.update', (update: unknown) => {
    const now = performance.now();
    times = [...times.filter((time) => now - time < MOST.ms), now];
    if (times.length > MOST.times) return void socket.disconnect(true);
    try {
      const idle = isIdle(update);
      connection.then((placed) => hub.setIdle(placed, idle), nothing);
    } catch {
      socket.disconnect(true);
    }
  });
}
