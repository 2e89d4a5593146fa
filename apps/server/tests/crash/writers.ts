import type { Ack, ServerToClient } from '@chat-js/protocol/socket.ts';
import { io, type Socket } from 'socket.io-client';
import { type Api, Refused, type Sent } from './api.ts';

/** One message on its way. Times of this process, in ms. */
export interface Attempt {
  nonce: string;
  content: string;
  channel_id: string;
  /** When it was first sent. */
  started: number;
}

/** A message the server said is saved. */
export interface Acknowledged extends Attempt {
  id: string;
  ended: number;
}

type Send = (attempt: Attempt) => Promise<Sent>;

/** The one call that is made here, without the contract's tie between a name and its input. */
interface Calls {
  call: (name: 'messages.create', input: object, ack: (result: Ack<Sent>) => void) => void;
}

interface Door {
  send: Send;
  close(): void;
}

/** Sends one message after the other, and after a crash first the one that was not acknowledged, as an outbox does. */
export function createWriter(name: string, channel_id: string) {
  let count = 0;
  let pending: Attempt | undefined;

  return {
    /** Until `enough()`, or until the server is gone. Answers what was acknowledged. @throws Refused */
    async run({ send, close }: Door, enough: () => boolean): Promise<Acknowledged[]> {
      const acknowledged: Acknowledged[] = [];
      try {
        while (!enough() || pending) {
          count += pending ? 0 : 1;
          pending ??= { nonce: `${name}-${count}`, content: `${name} №${count}`, channel_id, started: performance.now() };
          const { id } = await send(pending);
          acknowledged.push({ ...pending, id, ended: performance.now() });
          pending = undefined;
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
      } finally {
        close();
      }
      return acknowledged;
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;

export function restDoor(api: Api): Door {
  return {
    send: ({ channel_id, content, nonce }) => api.post<Sent>(`/channels/${channel_id}/messages`, { content, nonce }),
    close: () => undefined,
  };
}

export function socketDoor(url: string, { token }: Api): Door {
  const socket: Socket<ServerToClient, Calls> = io(url, {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token },
  });
  let gone: ((error: Error) => void) | undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    gone = reject;
  });
  // Whoever sends hears of it; a loss between two sends is heard by the next.
  lost.catch(() => undefined);
  socket.on('disconnect', (reason) => gone?.(new Error(reason)));
  socket.on('connect_error', (error) => gone?.(error));

  return {
    send({ channel_id, content, nonce }) {
      const answer = new Promise<Sent>((resolve, reject) => {
        socket.emit('call', 'messages.create', { channel_id, content, nonce }, (ack) => {
          if (ack.ok) resolve(ack.answer);
          else reject(new Refused(ack.error.status, ack.error.message));
        });
      });
      return Promise.race([answer, lost]);
    },
    close: () => socket.disconnect(),
  };
}
