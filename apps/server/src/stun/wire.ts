import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, isIPv6, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConnectionOptions, connect as connectTls, type PeerCertificate, TLSSocket } from 'node:tls';
import { decodeMessage, HEADER_BYTES, type StunMessage } from './message.ts';

/** A way to a server of STUN or TURN, on which one question at a time is asked. */
export interface Wire {
  /** undefined: no answer came. */
  ask(message: Buffer): Promise<StunMessage | undefined>;
  /** Of the other end, over TLS. */
  certificate?: PeerCertificate;
  close(): void;
}

export interface Remote {
  address: string;
  port: number;
  transport: 'udp' | 'tcp';
  tls?: ConnectionOptions;
}

/** When a datagram is sent again (RFC 8489, 6.2.1, and less patient), ms; the last one ends the wait. */
const SEND_AGAIN_MS = [400, 800, 1600];
const ANSWER_MS = 5000;

/** Rejects when there is no way there; over UDP that shows only where this machine has none at all. */
export function openWire(remote: Remote): Promise<Wire> {
  return remote.transport === 'udp' ? openDatagrams(remote) : openStream(remote);
}

interface Pending {
  transaction_id: Buffer;
  resolve(message: StunMessage): void;
}

async function openDatagrams({ address, port }: Remote): Promise<Wire> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const { settle, wait } = createMailbox();
  socket.on('message', settle);
  try {
    socket.connect(port, address);
    await once(socket, 'connect');
  } catch (error) {
    socket.close();
    throw error;
  }
  // "Nobody listens there" comes as an error, where it comes at all.
  const refused = new Promise<'refused'>((resolve) => {
    socket.on('error', () => resolve('refused'));
  });
  return {
    async ask(message) {
      const answer = wait(message);
      for (const ms of SEND_AGAIN_MS) {
        socket.send(message, () => undefined);
        const found = await Promise.race([answer, refused, pause(ms, undefined, { ref: false })]);
        if (found) return found === 'refused' ? undefined : found;
      }
      return undefined;
    },
    close: () => socket.close(),
  };
}

async function openStream({ address, port, tls }: Remote): Promise<Wire> {
  const socket: Socket = tls ? connectTls({ host: address, port, ...tls }) : connect({ host: address, port });
  const { settle, wait } = createMailbox();
  socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('no answer in time')));
  let rest = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= HEADER_BYTES && rest.length >= HEADER_BYTES + rest.readUInt16BE(2)) {
      const length = HEADER_BYTES + rest.readUInt16BE(2);
      settle(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
  try {
    await once(socket, tls ? 'secureConnect' : 'connect');
  } catch (error) {
    socket.destroy();
    throw error;
  }
  const closed = once(socket, 'close').then(
    () => undefined,
    () => undefined,
  );
  return {
    ask(message) {
      const answer = wait(message);
      socket.write(message);
      return Promise.race([answer, closed, pause(ANSWER_MS, undefined, { ref: false })]);
    },
    ...(socket instanceof TLSSocket && { certificate: socket.getPeerCertificate() }),
    close: () => socket.destroy(),
  };
}

/** Answers find the question with their transaction id. */
function createMailbox(): { settle(bytes: Buffer): void; wait(question: Buffer): Promise<StunMessage> } {
  let pending: Pending | undefined;
  return {
    settle(bytes) {
      const message = decodeMessage(bytes);
      if (message && pending?.transaction_id.equals(message.transaction_id)) pending.resolve(message);
    },
    wait: (question) =>
      new Promise((resolve) => {
        pending = { transaction_id: question.subarray(8, HEADER_BYTES), resolve };
      }),
  };
}
