import { createClient } from '@chat-js/client/client.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import { expect, test } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { send } from '../support/calls.ts';
import { logInAdmin } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { startFront } from './front.ts';
import { foundHome, newcomer, startNodes } from './nodes.ts';

/** A client behind a front that leads to whatever node is open. */
async function openBehind(token: string, choose: () => readonly string[]) {
  const front = await startFront(choose);
  const events: WireEvent[] = [];
  const statuses: string[] = [];
  const client = createClient({ url: front.url, token, retryMost: 200, onEvent: (event) => void events.push(event) });
  client.subscribe(() => {
    const { status } = client.getState();
    if (statuses.at(-1) !== status) statuses.push(status);
  });
  atEnd(async () => {
    client.close();
    await front.close();
  });
  await until(() => client.getState().status === 'online');
  return { events, statuses };
}

function texts(events: readonly WireEvent[]): string[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].content] : []));
}

test('while nodes are replaced one by one, nobody is offline, misses a message or hears it twice', async () => {
  const nodes = await startNodes(3);
  const home = await foundHome(nodes);
  const open = new Set(nodes.servers.map(({ url }) => url));
  const people = await Promise.all(Array.from({ length: 6 }, () => newcomer(nodes, home)));
  let turn = 0;
  const clients = await Promise.all(
    people.map(({ token }) =>
      openBehind(token, () => {
        const urls = [...open];
        turn += 1;
        return [...urls.slice(turn % urls.length), ...urls.slice(0, turn % urls.length)];
      }),
    ),
  );

  const sent: string[] = [];
  let writing = true;
  const last = nodes.servers[2];
  const writer = (async () => {
    const { owner, channel_id } = home;
    const here = await openSocket({ url: last?.url ?? '', token: owner.token });
    while (writing) {
      const content = `message ${sent.length}`;
      const ack = await here.call('messages.create', { channel_id, content });
      expect(ack.ok).toBe(true);
      sent.push(content);
    }
    here.close();
  })();

  for (const server of nodes.servers.slice(0, 2)) {
    const began = performance.now();
    const closed = server.close();
    expect((await send(server, '/health/ready')).status).toBe(503);
    open.delete(server.url);
    await closed;
    expect(performance.now() - began).toBeLessThan(9_000);
  }
  writing = false;
  await writer;

  for (const { events, statuses } of clients) {
    await until(() => texts(events).length >= sent.length);
    expect(texts(events)).toEqual(sent);
    expect(statuses).not.toContain('offline');
    expect(events.filter(([type]) => type === 'RESYNC')).toEqual([]);
  }
});

test('a node that stops lets nobody in, so that a proxy tries the next one, and answers whoever is still there', async () => {
  const nodes = await startNodes(2);
  const home = await foundHome(nodes);
  const [going] = nodes.servers;
  if (!going) throw new Error('no node');
  const caller = { url: going.url, token: home.owner.token };
  const straggler = await openSocket(caller);
  const closed = going.close();
  expect((await straggler.next('RECONNECT'))[1].after).toBeGreaterThanOrEqual(0);
  const refusal = await fetch(`${going.url}/socket.io/?EIO=4&transport=polling`);
  expect(refusal.status).toBe(403);
  await expect(openSocket(caller)).rejects.toThrow('not connected');
  const { channel_id } = home;
  expect(await straggler.call('messages.create', { channel_id, content: 'still answered' })).toMatchObject({ ok: true });
  straggler.close();
  await closed;
});

test('who has nowhere to go is not asked to: one node stops at once', async () => {
  const server = await startServer();
  const socket = await openSocket(await logInAdmin(server));
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(socket.events.map(([type]) => type)).toEqual(['READY']);
});
