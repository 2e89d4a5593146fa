import type { Socket } from 'socket.io';
import type { EncodedGroup, Outlet } from '../sessions/session.ts';
import { encodeSocketFrame, type SocketFrame } from './frames.ts';

const FRAME = 'socket.io';
/** What may wait for a client that reads too slowly. Bytes. */
const MAX_QUEUED = 2 * 1024 * 1024;
/** The same for answers that it asked for: pages are larger than events, and a slow line may still want them. Bytes. */
const MAX_ANSWERS = 8 * 1024 * 1024;
/** How long it may wait. ms. */
const MAX_STALLED = 20_000;

export interface SocketOutlet extends Outlet {
  /** Called before an answer is written: who asks and never reads is cut as well. */
  countAnswer(size: number): void;
  checkStalled(now: number): void;
  /** Ends the connection at once, whatever waits in it. */
  cut(): void;
}

/** Writes to one socket and cuts it when it stops reading: it resumes when it reads again. */
export function socketOutlet(socket: Socket, end: () => void): SocketOutlet {
  const { conn } = socket;
  let queued = 0;
  let answers = 0;
  let started = false;
  let stalledSince = 0;

  function cut(): void {
    // Not `close`: that would wait half a minute for what the client does not read, and keep it in memory.
    const { socket: ws } = conn.transport as { socket?: { terminate?: () => void } };
    if (ws?.terminate) ws.terminate();
    else conn.transport.close();
    socket.disconnect(true);
  }

  return {
    write(group) {
      const frame = frameOf(group);
      // READY or what was missed may be larger than all that may wait later; cutting it would never let them in.
      const size = started ? frame.message.length : 0;
      started = true;
      queued = (conn.transport.writable ? 0 : queued) + size;
      conn.write(frame.message, frame.options);
      if (queued > MAX_QUEUED) cut();
    },
    countAnswer(size) {
      answers = (conn.transport.writable ? 0 : answers) + size;
      if (answers > MAX_ANSWERS) cut();
    },
    end,
    cut,
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
