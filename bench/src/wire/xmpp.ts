import { connectLoopback, type WireHandlers, type WireSocket } from './loopback.ts';
import { createStanzaReader } from './stanzas.ts';

/** Connects for XMPP over TCP (RFC 6120), without TLS; each stanza is a frame. `opened` runs before the first of them. */
export function openXmpp(port: number, handlers: WireHandlers, opened: (wire: WireSocket) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectLoopback(port, createStanzaReader(handlers.frame));
    socket.on('connect', () => {
      opened({
        send: (text) => void socket.write(text),
        pause: () => void socket.pause(),
        resume: () => void socket.resume(),
        close: () => void socket.destroy(),
      });
      resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('The connection closed'));
      handlers.closed();
    });
  });
}
