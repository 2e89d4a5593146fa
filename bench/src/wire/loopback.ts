import { connect, type Socket } from 'node:net';

/** A connection that speaks in frames of text. */
export interface WireSocket {
  send(text: string): void;
  pause(): void;
  resume(): void;
  close(): void;
}

export interface WireHandlers {
  /** The payload is only valid during the call. */
  frame(payload: Buffer): void;
  closed(): void;
}

// Sockets are read one after the other, and each read is used up before the next: one buffer serves all.
const shared = Buffer.allocUnsafe(1024 * 1024);

/** Connects on loopback; a chunk is only valid during the call of `take`. */
export function connectLoopback(port: number, take: (chunk: Buffer) => void): Socket {
  return connect({
    host: '127.0.0.1',
    port,
    noDelay: true,
    onread: {
      buffer: shared,
      callback: (size, buffer) => {
        take((buffer as Buffer).subarray(0, size));
        return true;
      },
    },
  });
}
