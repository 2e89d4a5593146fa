import { SOCKET_VERSION } from '@chat-js/protocol/socket-version.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { logInAdmin, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

let server: TestServer;
let person: Person;

beforeAll(async () => {
  server = await startServer();
  person = await logInAdmin(server);
});

/** A WebSocket without the client's good manners, and the Engine.IO packets it was sent. */
async function openBare(): Promise<{ ws: WebSocket; packets: string[]; has(start: string): boolean }> {
  const ws = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  atEnd(() => ws.close());
  const packets: string[] = [];
  ws.onmessage = ({ data }) => void packets.push(String(data));
  await until(() => packets.length > 0);
  return { ws, packets, has: (start) => packets.some((packet) => packet.startsWith(start)) };
}

describe('a connection carries one session:', () => {
  test('asking for two at once gives one', async () => {
    const { ws, packets, has } = await openBare();
    const connect = `40${JSON.stringify({ token: person.token })}`;
    for (let i = 0; i < 5; i++) ws.send(connect);
    await until(() => has('42') && has('44'));
    expect(packets.filter((packet) => packet.startsWith('40'))).toHaveLength(1);
    expect(packets.filter((packet) => packet.startsWith('42'))).toHaveLength(1);
    await openSocket(person);
  });

  test('leaving it ends the connection', async () => {
    const { ws, has } = await openBare();
    const connect = `40${JSON.stringify({ token: person.token })}`;
    ws.send(connect);
    await until(() => has('42'));
    ws.send('41');
    ws.send(connect);
    await until(() => ws.readyState === WebSocket.CLOSED);
    await openSocket(person);
  });

  test('a wrong token can be followed by a right one', async () => {
    const { ws, has } = await openBare();
    ws.send('40{"token":"wrong"}');
    await until(() => has('44'));
    ws.send(`40${JSON.stringify({ token: person.token })}`);
    await until(() => has('42'));
  });
});

describe('a client says which version it speaks:', () => {
  const knock = async (version: unknown) => {
    const { ws, packets, has } = await openBare();
    ws.send(`40${JSON.stringify({ token: person.token, version })}`);
    await until(() => has('42') || has('44'));
    return packets.find((packet) => /^4[24]/.test(packet)) ?? '';
  };

  test('the present one, or none, comes in', async () => {
    for (const version of [SOCKET_VERSION, undefined]) expect(await knock(version)).toMatch(/^42/);
  });

  test.each([SOCKET_VERSION - 1, '1', null, {}])('%j is told to load itself again', async (version) => {
    expect(await knock(version)).toMatch(/^44.*"status":426/);
  });

  test('a newer one is told to try again: while nodes are updated, one comes to an old one', async () => {
    expect(await knock(SOCKET_VERSION + 1)).toMatch(/^44.*"status":503.*"retry_after":/);
  });
});
