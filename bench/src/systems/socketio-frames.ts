/** Engine.IO 4 and Socket.IO 5 packets as they look in a WebSocket frame (their protocol documents). */
const BYTE = { ping: 0x32, message: 0x34, connect: 0x30, event: 0x32, ack: 0x33, refused: 0x34, open: 0x30 } as const;
const OPENING_BRACKET = 0x5b;

export const SOCKETIO_PATH = '/socket.io/?EIO=4&transport=websocket';
export const PONG = '3';

export function kindOf(frame: Buffer): 'messages' | 'ack' | 'ping' | 'other' {
  if (frame[0] === BYTE.ping) return 'ping';
  if (frame[0] !== BYTE.message) return 'other';
  if (frame[1] === BYTE.event) return 'messages';
  return frame[1] === BYTE.ack ? 'ack' : 'other';
}

export function isOpen(frame: Buffer): boolean {
  return frame[0] === BYTE.open;
}

/** Throws when the server refused the connection. */
export function refuse(frame: Buffer): void {
  if (frame[0] === BYTE.message && frame[1] === BYTE.refused) throw new Error(`Refused: ${frame.toString('utf8', 2)}`);
}

/** Name and arguments of an event. */
export function eventOf(frame: Buffer): unknown[] {
  return JSON.parse(frame.toString('utf8', 2)) as unknown[];
}

/** The id of an acknowledgement, and where its arguments begin. */
export function ackOf(frame: Buffer): { id: number; at: number } {
  const at = frame.indexOf(OPENING_BRACKET);
  return { id: Number(frame.toString('latin1', 2, at)), at };
}
