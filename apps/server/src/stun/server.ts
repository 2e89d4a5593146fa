import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Logger } from '../lib/logger.ts';
import { nothing } from '../lib/nothing.ts';
import { answerBinding } from './answer-binding.ts';
import { createRate, type Rate } from './rate.ts';

/** A school behind one address begins to talk at once; a machine that asks more often wants something else. */
const ANSWERS_PER_SECOND = 100;
/** Another node on this machine may have the port, and end. */
const RETRY_MS = 10_000;

/** What a system without IPv6 says. */
const NO_SUCH_FAMILY: ReadonlySet<unknown> = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL']);

export interface Listening {
  close(): void;
}

/**
 * Tells whoever asks from which address they are seen, over UDP on every address of this machine. It keeps nothing of anybody.
 * A port that is taken stops nothing: that is said once, and tried again from time to time.
 */
export async function startStun({ port, logger }: { port: number; logger: Logger }): Promise<Listening> {
  const rate = createRate(ANSWERS_PER_SECOND);
  const open = await Promise.all([keepListening('udp4', port, rate, logger), keepListening('udp6', port, rate, logger)]);
  return {
    close() {
      for (const listening of open) listening.close();
    },
  };
}

async function keepListening(type: 'udp4' | 'udp6', port: number, rate: Rate, logger: Logger): Promise<Listening> {
  let socket: Socket | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  const begin = async (isFirst: boolean): Promise<void> => {
    const attempt = await bind(type, port, rate);
    if (closed) return void attempt.socket?.close();
    socket = attempt.socket;
    if (socket) {
      socket.on('error', (error) => {
        logger.warn({ err: error, port }, 'STUN has stopped listening');
        socket?.close();
        socket = undefined;
        again();
      });
      if (!isFirst) logger.info({ port, family: type }, 'STUN listens now');
      return;
    }
    if (NO_SUCH_FAMILY.has(attempt.code)) return;
    // Whoever has the IPv4 port usually has both: one line is enough.
    if (isFirst && type === 'udp4') logger.warn(refusalLine(port, attempt.code));
    again();
  };
  const again = () => {
    retry = setTimeout(() => void begin(false), RETRY_MS).unref();
  };
  await begin(true);
  return {
    close() {
      closed = true;
      clearTimeout(retry);
      socket?.close();
      socket = undefined;
    },
  };
}

function refusalLine(port: number, code: unknown): string {
  const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be opened (${String(code)})`;
  return `UDP port ${port} ${why}, so this process answers no STUN: another node or coturn may do that. STUN_PORT takes another port, STUN_PORT=0 none.`;
}

/** Listening, or the code of what is in the way. */
async function bind(type: 'udp4' | 'udp6', port: number, rate: Rate): Promise<{ socket?: Socket; code?: unknown }> {
  const socket = createSocket({ type, ipv6Only: type === 'udp6' });
  socket.on('message', (bytes, { address, port: from }) => {
    if (!rate(address, Date.now())) return;
    const answer = answerBinding(bytes, { address, port: from });
    // A datagram that cannot be sent is lost, like any other: port 0, a network that is down. They ask again.
    if (answer && from !== 0) socket.send(answer, from, address, nothing);
  });
  try {
    socket.bind(port);
    await once(socket, 'listening');
    return { socket };
  } catch (error) {
    socket.close();
    return { code: error instanceof Error && 'code' in error ? error.code : String(error) };
  }
}
