import { fileURLToPath } from 'node:url';
import { openWebSocket } from '../wire/websocket.ts';
import { startNodeServer } from './node-server.ts';
import { ackOf, eventOf, isOpen, kindOf, PONG, refuse, SOCKETIO_PATH } from './socketio-frames.ts';
import type { System } from './system.ts';

/** Socket.IO as its tutorial has it: nothing stored, nothing checked. */
export const bareSocketio: System = {
  name: 'bare-socketio',
  title: 'bare Socket.IO',
  start: (port, plan) => startNodeServer(fileURLToPath(new URL('../servers/bare-socketio.ts', import.meta.url)), port, plan),
  protocol: {
    open: ({ address }, handlers, opened) => openWebSocket(address.port, SOCKETIO_PATH, handlers, opened),
    greet: (frame, { person }) => {
      refuse(frame);
      if (isOpen(frame)) return { say: `40${JSON.stringify({ person })}` };
      return { entered: kindOf(frame) === 'messages' };
    },
    send: ({ id, room, content }) => `42${id}${JSON.stringify(['send', { id, room, content }])}`,
    kind: kindOf,
    pong: PONG,
    acknowledged: (frame) => ({ id: ackOf(frame).id }),
    contents: (frame) => {
      const [name, message] = eventOf(frame);
      return name === 'message' ? [(message as { content: string }).content] : [];
    },
    sameForAll: true,
  },
};
