import type { PlacedEvent } from '../events/bus.ts';

/** A group as one Socket.IO packet, and the same as a finished WebSocket frame. */
export interface SocketFrame {
  /** An Engine.IO message without its type digit. */
  message: string;
  options: { compress: false; wsPreEncodedFrame: Buffer[] };
}

/** `2["events",[[type,data,position],…]]`: a Socket.IO EVENT packet (Socket.IO protocol v5, "Packet encoding"). */
export function encodeSocketFrame(events: readonly PlacedEvent[]): SocketFrame {
  const message = `2["events",[${events.map(({ wire }) => wire).join()}]]`;
  return { message, options: { compress: false, wsPreEncodedFrame: [textFrame(`4${message}`)] } };
}

/** One unmasked, final WebSocket text frame (RFC 6455, section 5.2), header and payload in one buffer: one write. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = 0x81;
  if (headerLength === 2) frame[1] = length;
  else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}
