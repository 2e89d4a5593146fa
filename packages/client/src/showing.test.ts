import { compareIds } from '@chat-js/protocol/ids.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, createClient, createClientOver } from './client.ts';
import { modelServer } from './testing/model-server.ts';
import { channel, created, guild, message, ready } from './testing/samples.ts';
import { startStandIn, until } from './testing/stand-in.ts';
import { isUnread } from './unread.ts';

const TEN = Array.from({ length: 10 }, (_, index) => String(11 + index));
const anyOf = fc.constantFrom(...TEN);

/** Calls over HTTP: they fail, when their time has come. */
const overHttp: (() => void)[] = [];

type Step =
  | { do: 'show' | 'send'; id: string }
  | { do: 'write'; id: string; author: string; count: number }
  | { do: 'open'; resumed: boolean }
  | { do: 'refuse'; count: number }
  | { do: 'leave' | 'drop' | 'flush' | 'toServer' | 'toClient' | 'overHttp' | 'settle' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('show' as const), id: anyOf }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      id: anyOf,
      author: fc.constantFrom('2', '2', '1'),
      count: fc.constantFrom(1, 1, 2, 60),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), id: anyOf }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), resumed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), count: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'drop' as const, 'flush' as const) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom('toServer' as const, 'toClient' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'overHttp' as const) }) },
);

/** One reader, one server, and the line between them. */
function world() {
  const server = modelServer(TEN);
  const client = createClientOver(server.connect, { url: 'nowhere:', token: 'good', follow: 'shown', retryMost: 1 });
  let shown: string | undefined;
  const sent = new Set<string>();

  function see() {
    const window = shown === undefined ? undefined : client.getState().windows[shown];
    const last = window?.messages.at(-1);
    if (shown !== undefined && last && !window?.hasNewer) client.markSeen(shown, last.id);
  }

  function show(id: string | undefined) {
    if (shown !== undefined) client.leave(shown);
    shown = id;
    if (id !== undefined) client.show(id);
  }

  /** Everything arrives, and what waits for a while has waited. */
  async function settle() {
    server.refuse(0);
    server.open(true);
    for (let quiet = 0; quiet < 3; ) {
      server.flush();
      const moved = server.step('toServer') || server.step('toClient') || failOverHttp();
      quiet = moved ? 0 : quiet + 1;
      await new Promise((resolve) => (moved ? setImmediate(resolve) : setTimeout(resolve, 3)));
      see();
    }
    check();
  }

  function failOverHttp(): boolean {
    const calls = overHttp.splice(0);
    for (const fail of calls) fail();
    return calls.length > 0;
  }

  function check() {
    const state = client.getState();
    expect(state.outbox).toEqual([]);
    expect(server.log.flatMap(({ nonce = [] }) => nonce).sort()).toEqual([...sent].sort());
    for (const id of TEN) {
      const window = state.windows[id];
      const last = server.lastOf(id);
      const seen = state.seen[id] ?? '0';
      expect({ id, unread: isUnread(state, id) }).toEqual({ id, unread: last !== null && compareIds(last, seen) > 0 });
      if (id === shown) {
        expect(isUnread(state, id)).toBe(false);
        expect(window).toMatchObject({ loaded: true, stale: false, loading: null, error: null });
      }
      if (!window?.loaded || window.stale) continue;
      const all = server.messagesOf(id).map((one) => one.id);
      expect(window.messages.map((one) => one.id)).toEqual(all.slice(all.length - window.messages.length));
      expect(window.hasNewer).toBe(false);
      expect(window.hasOlder || window.messages.length === all.length).toBe(true);
    }
  }

  async function perform(one: Step) {
    if (one.do === 'show') show(one.id);
    else if (one.do === 'send') sent.add(client.send(one.id, 'mine'));
    else if (one.do === 'leave') show(undefined);
    else if (one.do === 'write') for (let count = 0; count < one.count; count += 1) server.write(one.id, one.author);
    else if (one.do === 'open') server.open(one.resumed);
    else if (one.do === 'refuse') server.refuse(one.count);
    else if (one.do === 'drop' || one.do === 'flush') server[one.do]();
    else if (one.do === 'overHttp') failOverHttp();
    else if (one.do === 'settle') await settle();
    else server.step(one.do);
    await new Promise(setImmediate);
    see();
  }
  return { client, perform, settle };
}

describe('a client that follows the channels on screen', () => {
  beforeEach(() => {
    const fetchNothing = () => new Promise((_, reject) => overHttp.push(() => reject(new Error('no network'))));
    vi.stubGlobal('fetch', fetchNothing);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('asks again for what failed when it was not on screen any more', async () => {
    const { client, perform, settle } = world();
    await settle();
    const show = (id: string) => ({ do: 'show' as const, id });
    const settled = { do: 'settle' as const };
    const before: Step[] = [show('13'), settled, show('11'), { do: 'drop' }, { do: 'open', resumed: false }, settled];
    for (const one of [...before, { do: 'drop' as const }, show('13'), show('11'), settled]) await perform(one);
    expect(client.getState().windows['13']?.error).not.toBeNull();
    await perform(show('13'));
    await settle();
    client.close();
  });

  it('shows what the server has, and marks what was not read, whatever happened on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }), async (steps) => {
        const { client, perform, settle } = world();
        await settle();
        for (const one of steps) await perform(one);
        await settle();
        client.close();
      }),
      { numRuns: 200, endOnFailure: true },
    );
  }, 60_000);
});

describe('over a real connection', () => {
  let server: Awaited<ReturnType<typeof startStandIn>>;
  let client: Client;
  /** What reached the server, in its order. */
  let asked: string[];

  const textsOf = (id: string) => (client.getState().windows[id]?.messages ?? []).map(({ content }) => content);
  const isTrue = (id: string) => client.getState().windows[id]?.stale === false;

  beforeEach(async () => {
    server = await startStandIn();
    asked = [];
    const guilds = [guild('10', { channels: TEN.map((id) => channel(id, '10')) })];
    server.greet = () => [['READY', ready(guilds), '100']];
    server.onShow = (ids) => {
      asked.push(`show ${ids}`);
      return { ok: true, answer: null };
    };
    server.onCall = (name, { channel_id }) => {
      asked.push(`${name} ${channel_id}`);
      return undefined;
    };
    client = createClient({ url: server.url, token: 'good', follow: 'shown', retryMost: 50 });
    await until(() => client.getState().status === 'online');
  });

  afterEach(async () => {
    client.close();
    await server.close();
  });

  it('subscribes first and fetches second, and goes back without asking', async () => {
    expect(server.handshakes).toMatchObject([{ token: 'good', channels: [] }]);
    server.stored.push(message('50'), message('60', { channel_id: '12' }));
    client.show('11');
    await until(() => isTrue('11'));
    client.leave('11');
    client.show('12');
    await until(() => isTrue('12'));
    client.leave('12');
    server.emit(['MESSAGE_CREATE', created(message('70')), '101']);
    await until(() => textsOf('11').length === 2);
    client.show('11');
    expect(isTrue('11')).toBe(true);
    expect(textsOf('11')).toEqual(['text 50', 'text 70']);
    expect(asked).toEqual(['show 11', 'messages.list 11', 'show 12,11', 'messages.list 12']);
  });

  it('keeps what was read long ago readable, and fetches it again', async () => {
    server.stored.push(message('50'));
    for (const id of TEN) {
      client.show(id);
      await until(() => isTrue(id));
      client.leave(id);
    }
    expect(isTrue('11')).toBe(false);
    expect(textsOf('11')).toEqual(['text 50']);
    server.stored.push(message('51'));
    asked = [];
    client.show('11');
    expect(textsOf('11')).toEqual(['text 50']);
    await until(() => isTrue('11'));
    expect(textsOf('11')).toEqual(['text 50', 'text 51']);
    expect(asked).toEqual([`show 11,${TEN.slice(3).reverse()}`, 'messages.list 11']);
  });

  it('names what it shows when it comes back', async () => {
    client.show('11');
    await until(() => isTrue('11'));
    client.leave('11');
    client.show('12');
    await until(() => isTrue('12'));
    server.greet = () => [
      ['RESUMED', {}, '100'],
      ['MESSAGE_CREATE', created(message('70', { channel_id: '12' })), '101'],
    ];
    asked = [];
    server.cut();
    await until(() => textsOf('12').length === 1);
    expect(server.handshakes.at(-1)).toMatchObject({ token: 'good', resume: { event_id: '100' }, channels: ['12', '11'] });
    expect(asked).toEqual([]);
  });

  it('shows the messages even when it is refused to be told of new ones, and asks again', async () => {
    let refuse = true;
    server.onShow = () =>
      refuse ? { ok: false, error: { status: 429, code: 0, message: 'slower', retry_after: 0.05 } } : { ok: true, answer: null };
    server.stored.push(message('50'));
    client.show('11');
    await until(() => textsOf('11').length === 1);
    expect(isTrue('11')).toBe(false);
    server.stored.push(message('51'));
    refuse = false;
    await until(() => isTrue('11'));
    expect(textsOf('11')).toEqual(['text 50', 'text 51']);
  });

  it('asks again by itself for a page that the server could not give, and says why until it comes', async () => {
    let away = true;
    const { onCall } = server;
    server.onCall = (name, input) =>
      away && name === 'messages.list'
        ? { ok: false, error: { status: 503, code: 700011, message: 'Unavailable', retry_after: 0.05 } }
        : onCall?.(name, input);
    server.stored.push(message('50'));
    const errors: (number | undefined)[] = [];
    client.subscribe(() => void errors.push(client.getState().windows['11']?.error?.status));
    client.show('11');
    await until(() => errors.filter((status, index) => status === 503 && errors[index - 1] === 503).length > 2);
    expect(errors.slice(errors.indexOf(503))).not.toContain(undefined);
    away = false;
    await until(() => textsOf('11').length === 1);
    expect(client.getState().windows['11']?.error).toBeNull();
  });

  it('marks a channel that is not on screen, and again after it was read', async () => {
    server.emit(['CHANNEL_UNREAD_UPDATE', { guild_id: '10', channel_unread_updates: [{ id: '12', last_message_id: '70' }] }, null]);
    await until(() => isUnread(client.getState(), '12'));
    client.markSeen('12', '70');
    expect(isUnread(client.getState(), '12')).toBe(false);
    server.emit(['CHANNEL_UNREAD_UPDATE', { guild_id: '10', channel_unread_updates: [{ id: '12', last_message_id: '71' }] }, null]);
    await until(() => isUnread(client.getState(), '12'));
  });
});
