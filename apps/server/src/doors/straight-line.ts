import { Socket as TcpSocket } from 'node:net';
import type { Socket } from 'socket.io';
import { textFrame } from './frames.ts';
import { gatherTurn } from './gather.ts';

type Connection = Socket['conn'];

/** How much a connection has not taken yet. */
export interface Line {
  /** Bytes. What waits above the WebSocket is counted by its packets' lengths. */
  waiting(): number;
  /** Whether anything waits at all. */
  isBehind(): boolean;
  /** Until the end of this turn, what is written waits for what follows it. */
  gather(): void;
  /** Ends it at once, whatever waits in it: a polite close would keep that in memory for half a minute. */
  cut(): void;
}

/**
 * Lets finished text packets go straight to the TCP socket while nothing waits before them. Between Socket.IO's write
 * and the socket lie five layers of buffers and callbacks that cost more than the write itself: with them, one message
 * to a room of 500 takes a third longer than with plain `ws`.
 */
export function straightLine(conn: Connection): Line {
  const layered = conn.write.bind(conn);
  let counted = 0;

  conn.write = (data, options, callback) => {
    const tcp = typeof data === 'string' && !callback ? freeSocket(conn) : undefined;
    if (!tcp) {
      counted = (conn.transport.writable ? 0 : counted) + (typeof data === 'string' ? data.length : data.byteLength);
      return layered(data, options, callback);
    }
    counted = 0;
    tcp.write(finishedFrame(options) ?? textFrame(`4${data}`));
    return conn;
  };

  return {
    waiting: () => (conn.transport.writable ? 0 : counted) + (tcpSocket(conn)?.writableLength ?? 0),
    isBehind: () => !conn.transport.writable || (tcpSocket(conn)?.writableLength ?? 0) > 0,
    gather() {
      const tcp = freeSocket(conn);
      if (tcp) gatherTurn(tcp);
    },
    cut() {
      const tcp = tcpSocket(conn);
      if (tcp) tcp.destroy();
      else conn.transport.close();
    },
  };
}

/** The socket, when a packet may be written to it out of turn because there is no turn. */
function freeSocket(conn: Connection): TcpSocket | undefined {
  return conn.readyState === 'open' && conn.transport.writable && !conn.upgrading ? tcpSocket(conn) : undefined;
}

/** Under Engine.IO's WebSocket transport lies a `ws` socket, and under that the TCP socket. Other transports have none. */
function tcpSocket({ transport }: Connection): TcpSocket | undefined {
  const ws: unknown = 'socket' in transport ? transport.socket : undefined;
  const tcp: unknown = typeof ws === 'object' && ws !== null && '_socket' in ws ? ws._socket : undefined;
  return tcp instanceof TcpSocket ? tcp : undefined;
}

/** What Socket.IO's own adapter also puts there for a broadcast: the frame, made once for all. */
function finishedFrame(options: object | undefined): Buffer | undefined {
  const frames: unknown = options && 'wsPreEncodedFrame' in options ? options.wsPreEncodedFrame : undefined;
  return Array.isArray(frames) && frames.length === 1 ? frames[0] : undefined;
}
