import type { Socket } from 'socket.io';
import type { EncodedGroup, Outlet } from '../connections/connection.ts';
import { encodeSocketFrame, type SocketFrame } from './frames.ts';
import { straightLine } from './straight-line.ts';

const FRAME = 'socket.io';
/** What may wait for a client that reads too slowly, besides its first state. Bytes. */
const MAX_WAITING = 4 * 1024 * 1024;
/** How long it may wait. ms. */
const MAX_STALLED = 20_000;

export interface SocketOutlet extends Outlet {
  /** Calls of this client that are being answered. */
  answering: number;
  /** Called after an answer was written: who asks and never reads is cut as well. */
  checkWaiting(): void;
  checkStalled(now: number): void;
  /** Ends the connection at once, whatever waits in it. */
  cut(): void;
}

/** Writes to one socket and cuts it when it stops reading: it resumes when it reads again. */
export function socketOutlet(socket: Socket, end: () => void): SocketOutlet {
  const { conn } = socket;
  const line = straightLine(conn);
  let allowance: number | undefined;
  let stalledSince = 0;

  function cut(): void {
    line.cut();
    socket.disconnect(true);
  }

  function checkWaiting(): void {
    if (line.waiting() > MAX_WAITING + (allowance ?? 0)) cut();
  }

  const outlet: SocketOutlet = {
    answering: 0,
    write(group) {
      const frame = frameOf(group);
      // READY or what was missed may be larger than all that may wait later; cutting it would never let them in.
      allowance ??= frame.message.length * 2;
      // Whoever has just written gets the event and, in the same turn, the answer.
      if (outlet.answering > 0) line.gather();
      conn.write(frame.message, frame.options);
      checkWaiting();
    },
    checkWaiting,
    end,
    cut,
    checkStalled(now) {
      if (!line.isBehind()) stalledSince = 0;
      else if (stalledSince === 0) stalledSince = now;
      else if (now - stalledSince > MAX_STALLED) cut();
    },
  };
  return outlet;
}

function frameOf(group: EncodedGroup): SocketFrame {
  const made = group.frames.get(FRAME) as SocketFrame | undefined;
  if (made) return made;
  const frame = encodeSocketFrame(group.events);
  group.frames.set(FRAME, frame);
  return frame;
}
