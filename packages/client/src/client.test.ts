import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, type ClientOptions, createClient } from './client.ts';
import { CallError } from './errors.ts';
import { memoryStore } from './key-value-store.ts';
import { created, message, ready } from './testing/samples.ts';
import { startStandIn, until } from './testing/stand-in.ts';

let server: Awaited<ReturnType<typeof startStandIn>>;
const clients: Client[] = [];

function open(options: Partial<ClientOptions> = {}): Client {
  const client = createClient({ url: server.url, token: 'good', callTimeout: 400, retryMost: 50, ...options });
  clients.push(client);
  return client;
}

async function online(options: Partial<ClientOptions> = {}): Promise<Client> {
  const client = open(options);
  await until(() => client.getState().status === 'online');
  return client;
}

/** Every text on screen of the channel, whether it was sent or waits. */
function texts(client: Client): string[] {
  const { windows, outbox } = client.getState();
  return [...(windows['11']?.messages ?? []).map(({ content }) => content), ...outbox.map(({ content }) => content)];
}

beforeEach(async () => {
  server = await startStandIn();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

describe('the connection', () => {
  it('applies each event once and resumes after the last one', async () => {
    const heard: (string | null)[] = [];
    const client = await online({ onEvent: ([, , event_id]) => void heard.push(event_id) });
    server.emit(['MESSAGE_CREATE', created(message('50')), '101'], ['MESSAGE_CREATE', created(message('51')), '102']);
    await until(() => client.getState().channels['11']?.last_message_id === '51');
    server.greet = () => [
      ['RESUMED', {}, null],
      ['MESSAGE_CREATE', created(message('51')), '102'],
      ['MESSAGE_CREATE', created(message('52')), '103'],
    ];
    server.cut();
    await until(() => client.getState().channels['11']?.last_message_id === '52');
    expect(server.handshakes.at(-1)).toMatchObject({ token: 'good', resume: { event_id: '102' } });
    expect(heard).toEqual(['100', '101', '102', null, '103']);
  });

  it('asks for a fresh token when one is refused, and ends when there is none', async () => {
    const asked: boolean[] = [];
    server.token = 'second';
    const getToken = async ({ force }: { force: boolean }) => {
      asked.push(force);
      return asked.length > 2 ? null : force ? 'second' : 'first';
    };
    const client = await online({ getToken, token: undefined });
    expect(asked).toEqual([false, true]);
    server.kick();
    await until(() => client.getState().status === 'ended');
  });

  it('ends when the fresh token is refused as well', async () => {
    const client = open({ token: 'bad' });
    await until(() => client.getState().status === 'ended');
  });

  it('tries again when the token cannot be had for the moment', async () => {
    let broken = true;
    const getToken = async () => {
      if (broken) throw new CallError({ status: 503, code: 0, message: 'busy' });
      return 'good';
    };
    const client = open({ getToken });
    await until(() => client.getState().refusal?.status === 503);
    broken = false;
    await until(() => client.getState().status === 'online');
    expect(client.getState().refusal).toBeNull();
  });

  it('tells a refused call from one without an answer', async () => {
    const client = await online();
    server.onCall = (name) =>
      name === 'channels.typing' ? { ok: false, error: { status: 403, code: 50013, message: 'Missing Permissions' } } : undefined;
    await expect(client.call('channels.typing', { channel_id: '11' })).rejects.toMatchObject({ status: 403, code: 50013 });
    await expect(client.call('users.me', {})).rejects.toMatchObject({ status: 0 });
  });
});

describe('history', () => {
  it('is fetched again after a gap in the stream', async () => {
    const client = await online();
    server.stored.push(message('20'));
    await client.ensure('11');
    expect(texts(client)).toEqual(['text 20']);
    server.stored.push(message('21'));
    server.greet = () => [
      ['RESYNC', {}, null],
      ['READY', ready(), '300'],
    ];
    server.cut();
    await until(() => client.getState().windows['11']?.stale === true);
    await client.ensure('11');
    expect(texts(client)).toEqual(['text 20', 'text 21']);
  });

  it('says why a page did not come', async () => {
    const client = await online();
    server.onCall = () => ({ ok: false, error: { status: 403, code: 50001, message: 'Missing Access' } });
    await client.loadPresent('11');
    expect(client.getState().windows['11']).toMatchObject({ loading: null, error: { code: 50001 } });
  });
});

describe('sending', () => {
  it('shows a message at once and exactly once at any moment', async () => {
    const client = await online();
    await client.loadPresent('11');
    const counts = new Set<number>();
    client.send('11', 'привет');
    client.subscribe(() => counts.add(texts(client).filter((text) => text === 'привет').length));
    expect(texts(client)).toEqual(['привет']);
    await until(() => client.getState().outbox.length === 0);
    server.emit(['TYPING_START', { channel_id: '11', guild_id: '10', user_id: '2', timestamp: 1 }, 't']);
    await until(() => client.getState().typing['11'] !== undefined);
    expect([...counts]).toEqual([1]);
    expect(server.stored).toHaveLength(1);
  });

  it('keeps the order of writing', async () => {
    const client = await online();
    await client.loadPresent('11');
    const written = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    for (const line of written) client.send('11', line);
    await until(() => client.getState().outbox.length === 0);
    expect(server.stored.map(({ content }) => content)).toEqual(written);
    expect(texts(client)).toEqual(written);
  });

  it('waits while there is no connection and sends by itself, once', async () => {
    const client = await online();
    const { port } = server;
    await server.close();
    await until(() => client.getState().status === 'offline');
    client.send('11', 'written offline');
    expect(client.getState().outbox[0]?.state).toBe('waiting');
    server = await startStandIn({ port });
    await until(() => client.getState().outbox.length === 0);
    expect(server.stored.map(({ content }) => content)).toEqual(['written offline']);
    expect(server.sends).toBe(1);
  });

  it('repeats with the same nonce when the answer is lost', async () => {
    const client = await online();
    server.announce = false;
    let swallowed = 0;
    server.onCall = async (name) => {
      if (name !== 'messages.create' || swallowed > 0) return undefined;
      swallowed += 1;
      server.stored.push(message('999', { author: '1', nonce: client.getState().outbox[0]?.nonce ?? '' }));
      return new Promise(() => undefined);
    };
    client.send('11', 'text 999');
    await until(() => client.getState().outbox.length === 0);
    expect(server.stored).toHaveLength(1);
  });

  it('repeats after a fault of the server and when it is too fast', async () => {
    const client = await online();
    const answers = [500, 429];
    server.onCall = () => {
      const status = answers.shift();
      return status === undefined ? undefined : { ok: false, error: { status, code: 0, message: '', retry_after: 0.02 } };
    };
    client.send('11', 'patience');
    await until(() => client.getState().outbox.length === 0);
    expect(server.stored.map(({ content }) => content)).toEqual(['patience']);
  });

  it('waits while the server cannot save, and sends by itself, once', async () => {
    const client = await online();
    let away = true;
    server.onCall = () =>
      away ? { ok: false, error: { status: 503, code: 700011, message: 'Unavailable', retry_after: 0.05 } } : undefined;
    const seen = new Set<string>();
    client.subscribe(() => {
      for (const { state } of client.getState().outbox) seen.add(state);
    });
    client.send('11', 'saved later');
    await until(() => client.getState().outbox[0]?.error?.code === 700011);
    client.send('11', 'and this behind it');
    expect(client.getState().outbox[1]).toMatchObject({ state: 'waiting', error: { code: 700011 } });
    away = false;
    await until(() => client.getState().outbox.length === 0);
    expect(server.stored.map(({ content }) => content)).toEqual(['saved later', 'and this behind it']);
    expect(server.sends).toBe(2);
    expect(seen).not.toContain('failed');
  });

  it('marks what is refused, and lets the person retry or discard it', async () => {
    const client = await online();
    let refuse = true;
    server.onCall = (name, { content }) =>
      refuse && name === 'messages.create' && content !== 'fine'
        ? { ok: false, error: { status: 403, code: 50013, message: 'Missing Permissions' } }
        : undefined;
    const first = client.send('11', 'not allowed');
    const second = client.send('11', 'not allowed either');
    client.send('11', 'fine');
    await until(() => server.stored.length === 1 && client.getState().outbox.length === 2);
    expect(client.getState().outbox.map(({ state, error }) => [state, error?.code])).toEqual([
      ['failed', 50013],
      ['failed', 50013],
    ]);
    refuse = false;
    client.discard(second);
    client.retry(first);
    await until(() => client.getState().outbox.length === 0);
    expect(server.stored.map(({ content }) => content)).toEqual(['fine', 'not allowed']);
  });

  it('survives a reload', async () => {
    const memory = memoryStore();
    const before = await online({ memory });
    server.onCall = (name) => (name === 'messages.create' ? new Promise(() => undefined) : undefined);
    before.send('11', 'first');
    before.send('11', 'second');
    before.close();
    server.onCall = undefined;
    const after = await online({ memory });
    await until(() => after.getState().outbox.length === 0 && server.stored.length > 0);
    expect(server.stored.map(({ content }) => content)).toEqual(['first', 'second']);
    expect(memory.keys('outbox/')).toEqual([]);
  });

  it('keeps a refused message refused after a reload', async () => {
    const memory = memoryStore();
    const before = await online({ memory });
    server.onCall = () => ({ ok: false, error: { status: 400, code: 50006, message: 'Cannot send an empty message' } });
    before.send('11', 'no');
    await until(() => before.getState().outbox[0]?.state === 'failed');
    before.close();
    server.onCall = undefined;
    const after = await online({ memory });
    expect(after.getState().outbox[0]).toMatchObject({ state: 'failed', error: { code: 50006 } });
    expect(server.stored).toEqual([]);
  });
});

it('remembers on this device what was seen until the server knows it', async () => {
  const memory = memoryStore();
  const before = await online({ memory });
  server.emit(['MESSAGE_CREATE', created(message('50')), '101']);
  await until(() => before.getState().channels['11']?.last_message_id === '50');
  before.markSeen('11', '50');
  before.close();
  const after = await online({ memory });
  expect(after.getState().seen['11']).toBe('50');
  await until(() => server.acks.includes('11:50') && memory.keys('seen/').length === 0);
});
