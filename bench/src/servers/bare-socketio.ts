import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { describe, type Incoming } from './message.ts';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });

io.on('connection', async (socket) => {
  const person = Number(socket.handshake.auth.person);
  const own = `own${person}`;
  await socket.join(['all', own]);
  socket.on('send', (message: Incoming, acknowledge: () => void) => {
    io.to(message.room === 'all' ? 'all' : own).emit('message', describe(message, person));
    acknowledge();
  });
  socket.emit('hello');
});

http.listen(Number(process.env.PORT), '127.0.0.1');
