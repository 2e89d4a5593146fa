import { WebSocket, WebSocketServer } from 'ws';
import { describe, type Incoming } from './message.ts';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) });

function roomOf(name: string): Set<WebSocket> {
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room);
  return room;
}

server.on('connection', (socket, request) => {
  const person = Number(request.url?.split('=')[1]);
  const own = `own${person}`;
  roomOf('all').add(socket);
  roomOf(own).add(socket);
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Incoming;
    const text = Buffer.from(JSON.stringify(describe(message, person)));
    for (const receiver of roomOf(message.room === 'all' ? 'all' : own)) {
      if (receiver.readyState === WebSocket.OPEN) receiver.send(text, { binary: false });
    }
    socket.send(`a${message.id}`);
  });
  socket.on('close', () => {
    roomOf('all').delete(socket);
    rooms.delete(own);
  });
  socket.send('hello');
});
