import type { Socket } from 'socket.io';
import type { Connection } from '../connections/connection.ts';
import type { Hub } from '../connections/hub.ts';
import { Refusal } from '../features/refusal.ts';
import { checkLimit } from './limits.ts';
import type { SocketOutlet } from './outlet.ts';
import { asRefusal, type Doorway } from './perform.ts';
import { MAX_CALLS_AT_ONCE, refused } from './socket-calls.ts';
import { shownChannels } from './socket-opening.ts';

/** Answers `show`: which channels a connection shows. */
export function answerShows(doorway: Doorway, socket: Socket, outlet: SocketOutlet, hub: Hub, connection: Promise<Connection>): void {
  async function show(channel_ids: unknown): Promise<unknown> {
    try {
      // Before anything is counted: the counts of all nodes shall not wait for one who never stops.
      if (outlet.answering > MAX_CALLS_AT_ONCE) throw new Refusal('RATE_LIMITED', { retryAfter: 1 });
      checkLimit(await doorway.limits.countShow(socket.id));
      const shown = shownChannels(channel_ids);
      await hub.show(await connection, shown);
      return { ok: true, answer: null };
    } catch (error) {
      return refused(asRefusal(doorway.ctx, error, 'socket show'));
    }
  }

  socket.on('show', (channel_ids: unknown, ack: unknown) => {
    if (typeof ack !== 'function') return;
    outlet.answering += 1;
    void show(channel_ids).then((answer) => {
      outlet.answering -= 1;
      ack(answer);
      outlet.checkWaiting();
    });
  });
}
