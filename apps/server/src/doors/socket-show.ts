import type { Socket } from 'socket.io';
import type { Connection } from '../connections/connection.ts';
import type { Hub } from '../connections/hub.ts';
import { checkLimit } from './limits.ts';
import { asRefusal, type Doorway } from './perform.ts';
import { refused } from './socket-calls.ts';
import { shownChannels } from './socket-opening.ts';

/** Answers `show`: which channels a connection shows. */
export function answerShows(doorway: Doorway, socket: Socket, hub: Hub, connection: Promise<Connection>): void {
  async function show(channel_ids: unknown): Promise<void> {
    checkLimit(await doorway.limits.countShow(socket.id));
    const shown = shownChannels(channel_ids);
    hub.show(await connection, shown);
  }

  socket.on('show', (channel_ids: unknown, ack: unknown) => {
    if (typeof ack !== 'function') return;
    show(channel_ids).then(
      () => ack({ ok: true, answer: null }),
      (error: unknown) => ack(refused(asRefusal(doorway.ctx, error, 'socket show'))),
    );
  });
}
