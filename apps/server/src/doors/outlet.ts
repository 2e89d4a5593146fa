import type { Socket } from 'socket.io';
import type { EncodedGroup, Outlet } from '../sessions/session.ts';
import { encodeSocketFrame, type SocketFrame } from './frames.ts';

const FRAME = 'socket.io';
/** What may wait for a client that reads too slowly. Bytes. */
const MAX_QUEUED = 2 * 1024 * 1024;
/** How long it may wait. ms. */
const MAX_STALLED = 20_000;

/** Writes to one socket and cuts it when it stops reading: it resumes when it reads again. */
export function socketOutlet(socket: Socket, end: () => void): Outlet & { checkStalled(now: number): void } {
  const { conn } = socket;
  let queued = 0;
  let stalledSince = 0;

  function cut(): void {
    // Not `close`: that would wait for what the client does not read.
    conn.transport.close();
    socket.disconnect(true);
  }

  return {
    write(group) {
      const frame = frameOf(group);
      if (conn.transport.writable) queued = 0;
      queued += frame.message.length;
      conn.write(frame.message, frame.options);
      if (queued > MAX_QUEUED) cut();
    },
    end,
    checkStalled(now) {
      if (conn.transport.writable) stalledSince = 0;
      else if (stalledSince === 0) stalledSince = now;
      else if (now - stalledSince > MAX_STALLED) cut();
    },
  };
}

function frameOf(group: EncodedGroup): SocketFrame {
  const made = group.frames.get(FRAME) as SocketFrame | undefined;
  if (made) return made;
  const frame = encodeSocketFrame(group.events);
  group.frames.set(FRAME, frame);
  return frame;
}
