import { createFrameReader } from './frames.ts';
import { connectLoopback, type WireHandlers, type WireSocket } from './loopback.ts';

const OPCODE = { text: 1, close: 8, ping: 9 } as const;

/**
 * Opens a WebSocket on loopback; `opened` runs before the first frame. Rejects when the server answers with anything but 101.
 * The cheapest client that is still exact (RFC 6455, text frames): a general one costs more per delivery than some servers do, and then
 * the generator is what gets measured.
 */
export function openWebSocket(port: number, path: string, handlers: WireHandlers, opened: (wire: WireSocket) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let head: Buffer | undefined = Buffer.alloc(0);
    const reader = createFrameReader((opcode, payload) => {
      if (opcode === OPCODE.text) handlers.frame(payload);
      else if (opcode === OPCODE.ping) socket.write(frame(10, payload));
      else if (opcode === OPCODE.close) socket.end();
    });

    function upgrade(chunk: Buffer): void {
      head = Buffer.concat([head ?? chunk, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const status = head.toString('latin1', 0, end);
      const rest = head.subarray(end + 4);
      head = undefined;
      if (!status.startsWith('HTTP/1.1 101')) return void socket.destroy(new Error(`No WebSocket: ${status.split('\r\n')[0]}`));
      opened(wire);
      resolve();
      if (rest.length > 0) reader(rest);
    }

    const socket = connectLoopback(port, (chunk) => {
      if (head) upgrade(chunk);
      else reader(chunk);
    });
    const wire: WireSocket = {
      send: (text) => void socket.write(frame(OPCODE.text, Buffer.from(text))),
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
      close: () => void socket.destroy(),
    };
    socket.on('connect', () => socket.write(request(port, path)));
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('The connection closed'));
      handlers.closed();
    });
  });
}

function request(port: number, path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
}

/** A masked frame whose mask is zero: allowed, and it leaves the payload as it is. */
function frame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  if (size > 0xffff) throw new Error('The generator sends short messages only');
  const head = size < 126 ? 6 : 8;
  const bytes = Buffer.allocUnsafe(head + size);
  bytes[0] = 0x80 | opcode;
  bytes[1] = 0x80 | (size < 126 ? size : 126);
  if (size >= 126) bytes.writeUInt16BE(size, 2);
  bytes.fill(0, head - 4, head);
  payload.copy(bytes, head);
  return bytes;
}
