import type { WireEvent } from '@chat-js/protocol/events.ts';
import { SOCKET_VERSION } from '@chat-js/protocol/socket-version.ts';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { type Client, createClient } from './client.ts';
import { created, message, ready } from './testing/samples.ts';
import { startStandIn, until } from './testing/stand-in.ts';

let server: Awaited<ReturnType<typeof startStandIn>>;
let client: Client;
/** Every status from the first connection on, without repetition. */
let statuses: string[];
/** The positions of all events that were handed on. */
let heard: (string | null)[];

const lastMessage = () => client.getState().channels['11']?.last_message_id;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(async () => {
  server = await startStandIn();
  heard = [];
  const onEvent = ([, , event_id]: WireEvent) => void heard.push(event_id);
  client = createClient({ url: server.url, token: 'good', callTimeout: 2000, retryMost: 50, onEvent });
  await until(() => client.getState().status === 'online');
  statuses = ['online'];
  client.subscribe(() => {
    const { status } = client.getState();
    if (statuses.at(-1) !== status) statuses.push(status);
  });
});

afterEach(async () => {
  client.close();
  await server.close();
});

test('the channels that a change shows and hides have its position, and each is told once', async () => {
  const channel = client.getState().channels['11'];
  if (!channel) throw new Error('no channel');
  const shown = ['21', '22'].map((id): WireEvent => ['CHANNEL_CREATE', { ...channel, id }, '101']);
  server.emit(['GUILD_ROLE_DELETE', { guild_id: channel.guild_id, role_id: '7' }, '101']);
  server.emit(['CHANNEL_DELETE', channel, '101'], ...shown);
  server.emit(...shown, ['MESSAGE_CREATE', created(message('50', { channel_id: '22' })), '102']);
  await until(() => heard.includes('102'));
  expect(Object.keys(client.getState().channels)).toEqual(expect.arrayContaining(['21', '22']));
  expect(client.getState().channels['11']).toBeUndefined();
  expect(heard).toEqual(['100', '101', '101', '101', '101', '102']);
});

describe('a server that is about to stop', () => {
  it('is left without anybody noticing: what is under way is answered, what was told is told once', async () => {
    server.greet = () => [
      ['RESUMED', {}, '101'],
      ['MESSAGE_CREATE', created(message('50')), '101'],
      ['MESSAGE_CREATE', created(message('51')), '102'],
    ];
    let answer: (() => void) | undefined;
    server.onCall = (name) =>
      name === 'channels.typing'
        ? new Promise((resolve) => {
            answer = () => resolve({ ok: true, answer: null });
          })
        : undefined;
    const call = client.call('channels.typing', { channel_id: '11' });
    await until(() => answer !== undefined);
    server.emit(['MESSAGE_CREATE', created(message('50')), '101'], ['RECONNECT', { after: 20 }, null]);
    await until(() => lastMessage() === '51');
    expect(server.handshakes.at(-1)?.resume).toEqual({ event_id: '101' });
    expect(statuses).toEqual(['online']);
    answer?.();
    await expect(call).resolves.toBeNull();
    await until(() => server.connections() === 1);
    expect(heard).toEqual(['100', '101', null, '102']);
    expect(statuses).toEqual(['online']);
  });

  it('sends what is written during the change once', async () => {
    await client.loadPresent('11');
    server.emit(['RECONNECT', { after: 10 }, null]);
    const written = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    for (const line of written) {
      client.send('11', line);
      await pause(2);
    }
    await until(() => client.getState().outbox.length === 0 && server.handshakes.length === 2 && server.connections() === 1);
    expect(server.stored.map(({ content }) => content)).toEqual(written);
    expect(server.sends).toBe(written.length);
    expect(statuses).toEqual(['online']);
  });

  it('goes at the time that it was told, not before', async () => {
    server.emit(['RECONNECT', { after: 200 }, null]);
    await pause(120);
    expect(server.handshakes).toHaveLength(1);
    await until(() => server.handshakes.length === 2);
  });

  it('is left within the seconds that it waits, though others refuse at first', async () => {
    const patient = createClient({ url: server.url, token: 'good' });
    await until(() => patient.getState().status === 'online');
    client.close();
    const before = server.handshakes.length;
    server.refusal = { status: 503, code: 700011, message: 'stopping', retry_after: 0.01 };
    server.emit(['RECONNECT', { after: 0 }, null]);
    await until(() => server.handshakes.length > before + 5, 3500);
    expect(patient.getState().status).toBe('online');
    patient.close();
  });

  it('serves until it stops when there is no other yet, and then one is offline until there is', async () => {
    server.refusal = { status: 503, code: 700011, message: 'stopping', retry_after: 0.02 };
    server.emit(['RECONNECT', { after: 0 }, null]);
    await until(() => server.handshakes.length > 2);
    server.emit(['MESSAGE_CREATE', created(message('50')), '101']);
    await until(() => lastMessage() === '50');
    expect(statuses).toEqual(['online']);
    server.cut();
    await until(() => client.getState().status === 'offline');
    server.refusal = undefined;
    server.greet = () => [
      ['RESYNC', {}, null],
      ['READY', ready(), '300'],
    ];
    await until(() => client.getState().status === 'online');
    expect(statuses).toEqual(['online', 'offline', 'online']);
  });
});

it('learns that its login has ended before it is cut', async () => {
  const patient = createClient({ url: server.url, token: 'good' });
  await until(() => patient.getState().status === 'online');
  const { length } = server.handshakes;
  server.emit(['SESSION_END', {}, null]);
  await until(() => patient.getState().status === 'ended');
  expect(server.handshakes).toHaveLength(length);
});

it('comes back no earlier than a server that is too busy has asked', async () => {
  server.refusal = { status: 503, code: 700011, message: 'busy', retry_after: 0.3 };
  server.cut();
  await until(() => client.getState().refusal?.status === 503);
  const refused = performance.now();
  const before = server.handshakes.length;
  server.refusal = undefined;
  await until(() => client.getState().status === 'online');
  expect(performance.now() - refused).toBeGreaterThan(290);
  expect(server.handshakes).toHaveLength(before + 1);
});

describe('a server that is newer than the client', () => {
  const outdated = { status: 426, code: 700014, message: 'too old' };

  it('is told the version that the client speaks', () => {
    expect(server.handshakes.at(-1)?.version).toBe(SOCKET_VERSION);
  });

  it('ends the attempts: what is on screen and what was written stay', async () => {
    await client.loadPresent('11');
    server.refusal = outdated;
    server.cut();
    client.setDraft('11', 'half a sen');
    await until(() => client.getState().status === 'outdated');
    const { length } = server.handshakes;
    client.reconnect();
    await pause(200);
    expect(server.handshakes).toHaveLength(length);
    expect(client.getState()).toMatchObject({ refusal: { status: 426 }, retryAt: null, drafts: { 11: 'half a sen' } });
    expect(client.getState().channels['11']).toBeDefined();
  });

  it('goes on serving those that are in, until it is gone', async () => {
    server.refusal = outdated;
    server.emit(['RECONNECT', { after: 0 }, null]);
    await until(() => client.getState().status === 'outdated');
    server.emit(['MESSAGE_CREATE', created(message('50')), '101']);
    await until(() => lastMessage() === '50');
    expect(client.getState().status).toBe('outdated');
  });
});

test('the time of the next attempt is told while it is waited for, and no longer', async () => {
  server.refusal = { status: 503, code: 700011, message: 'busy', retry_after: 0.2 };
  server.cut();
  await until(() => client.getState().refusal?.status === 503);
  const { retryAt } = client.getState();
  expect((retryAt ?? 0) - Date.now()).toBeGreaterThan(100);
  server.refusal = undefined;
  await until(() => client.getState().status === 'online');
  expect(client.getState()).toMatchObject({ retryAt: null, refusal: null });
});
