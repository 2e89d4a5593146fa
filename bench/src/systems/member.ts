import type { WireSocket } from '../wire/loopback.ts';
import type { Entrant, Room, System } from './system.ts';

/** A person who is connected and in the room. */
export interface Member {
  person: number;
  /** Settles when the server has acknowledged; rejects when it refused or the connection closed. */
  send(room: Room, content: string): Promise<void>;
  pause(): void;
  resume(): void;
  close(): void;
}

export interface MemberHandlers {
  /** A frame with messages. Its bytes are only valid during the call. */
  messages(frame: Buffer): void;
  /** The connection ended and `close` was not called. */
  closed(): void;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** Connects a person; settles when they are in the room. */
export function enter(system: System, entrant: Entrant, handlers: MemberHandlers): Promise<Member> {
  const { protocol } = system;
  const { address, person } = entrant;
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closing = false;
  let member: Member | undefined;

  function acknowledge(frame: Buffer): void {
    const answer = protocol.acknowledged(frame, person);
    if (!answer) return;
    const { id, refusal } = answer;
    if (refusal === undefined) waiting.get(id)?.resolve();
    else waiting.get(id)?.reject(new Error(`Refused: ${refusal}`));
    waiting.delete(id);
  }

  return new Promise((resolve, reject) => {
    let socket: WireSocket | undefined;

    function greet(frame: Buffer): void {
      const { say, entered } = protocol.greet(frame, entrant);
      if (say !== undefined) socket?.send(say);
      if (!entered || !socket) return;
      member = createMember(socket);
      entrant.entered?.(frame);
      resolve(member);
    }

    /** Thrown in the socket's callback, a refusal would end the whole run. */
    function tryToGreet(frame: Buffer): void {
      try {
        greet(frame);
      } catch (error) {
        reject(error);
        socket?.close();
      }
    }

    function createMember(wire: WireSocket): Member {
      return {
        person,
        send: (room, content) =>
          new Promise((done, failed) => {
            const id = ++lastId;
            waiting.set(id, { resolve: done, reject: failed });
            wire.send(protocol.send({ address, person, room, content, id }));
          }),
        pause: wire.pause,
        resume: wire.resume,
        close: () => {
          closing = true;
          wire.close();
        },
      };
    }

    function frame(payload: Buffer): void {
      const kind = protocol.kind(payload);
      if (kind === 'ping') socket?.send(protocol.pong);
      else if (!member) tryToGreet(payload);
      else {
        if (kind === 'messages' || kind === 'echo') handlers.messages(payload);
        if (kind === 'ack' || kind === 'echo') acknowledge(payload);
      }
    }

    function closed(): void {
      const error = new Error(`${system.title} closed the connection of person ${person}`);
      reject(error);
      for (const { reject: fail } of waiting.values()) fail(error);
      waiting.clear();
      if (member && !closing) handlers.closed();
    }

    protocol
      .open(entrant, { frame, closed }, (wire) => {
        socket = wire;
        if (protocol.opening !== undefined) wire.send(protocol.opening);
      })
      .catch(reject);
  });
}
