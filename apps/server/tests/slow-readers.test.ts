import type { WireEvent } from '@chat-js/protocol/events.ts';
import { beforeAll, expect, test } from 'vitest';
import { send } from './support/calls.ts';
import { logInAdmin, type Person, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

/** More than a socket may queue and the system's buffers hold together. */
const MESSAGES = 1500;
const LONG = 'ы'.repeat(3900);

let server: TestServer;
let owner: Person;
let member: Person;
let channel_id: string;

beforeAll(async () => {
  server = await startServer();
  owner = await logInAdmin(server);
  const guild = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  channel_id = (await owner.call('channels.list', { guild_id: guild.id }))[0]?.id ?? '';
  member = await registerMember(server, owner, channel_id);
});

/** Leaves the bytes where they are: in the buffers of the system, then in those of the server. */
function stopReading({ socket }: RawSocket): void {
  const transport = socket.io.engine.transport as { ws?: { pause(): void } };
  if (!transport.ws) throw new Error('not a WebSocket');
  transport.ws.pause();
}

async function countConnections(): Promise<number> {
  const { body } = await send(server, '/metrics');
  return Number(/^chat_connections (\d+)$/m.exec(String(body))?.[1]);
}

function numbers(events: readonly WireEvent[]): number[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [Number(event[1].content.split(' ')[0])] : []));
}

test('a reader that stops is cut, the others lose nothing, and it resumes without a loss', async () => {
  const writer = await openSocket(owner);
  const readers = await Promise.all([openSocket(member), openSocket(member), openSocket(member)]);
  const [slow, , fast] = readers;
  if (!slow || !fast) throw new Error('no readers');
  await until(async () => (await countConnections()) === 4);
  const before = slow.lastId();
  stopReading(slow);

  let next = 0;
  const writeOn = async () => {
    while (next < MESSAGES) await writer.call('messages.create', { channel_id, content: `${next++} ${LONG}` });
  };
  await Promise.all(Array.from({ length: 20 }, writeOn));

  await until(() => numbers(fast.events).length === MESSAGES, 20_000);
  expect(await countConnections()).toBe(3);
  expect(numbers(slow.events).length).toBeLessThan(MESSAGES);

  const back = await openSocket(member, before);
  await until(() => numbers(back.events).length === MESSAGES, 20_000);
  expect(back.events[0]?.[0]).toBe('RESUMED');
  expect(numbers(back.events)).toEqual(numbers(fast.events));
});

test('who asks without end and never reads the answers is cut', async () => {
  const greedy = await openSocket(member);
  await greedy.callRaw('instance.get', {});
  const before = await countConnections();
  stopReading(greedy);
  for (let round = 0; round < 100; round++) {
    greedy.socket.emit('call', 'messages.list', { channel_id, limit: 100 }, () => undefined);
  }
  await until(async () => (await countConnections()) < before, 20_000);
});
