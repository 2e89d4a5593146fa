import { fileURLToPath } from 'node:url';
import { openWebSocket } from '../wire/websocket.ts';
import { startNodeServer } from './node-server.ts';
import type { System } from './system.ts';

const FIRST = { ack: 'a'.charCodeAt(0), hello: 'h'.charCodeAt(0) } as const;

/** The floor under every chat: `ws`, nothing stored, nothing checked, one write for each delivery. */
export const rawWs: System = {
  name: 'raw-ws',
  title: 'raw ws',
  start: (port, plan) => startNodeServer(fileURLToPath(new URL('../servers/raw-ws.ts', import.meta.url)), port, plan),
  protocol: {
    open: ({ address, person }, handlers, opened) => openWebSocket(address.port, `/?person=${person}`, handlers, opened),
    greet: (frame) => ({ entered: frame[0] === FIRST.hello }),
    send: ({ id, room, content }) => JSON.stringify({ id, room, content }),
    kind: (frame) => (frame[0] === FIRST.ack ? 'ack' : 'messages'),
    pong: '',
    acknowledged: (frame) => ({ id: Number(frame.toString('latin1', 1)) }),
    contents: (frame) => [(JSON.parse(frame.toString()) as { content: string }).content],
    sameForAll: true,
  },
};
