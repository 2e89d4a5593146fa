import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeTrack } from '../testing/fake-media.ts';
import { createVoiceModel, type ModelDevice, type VoiceModel } from '../testing/voice-model.ts';

const ROOM = '11';
const OTHER_ROOM = '12';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** As many people as named, all of them in one room. */
async function gather(names: string, model: VoiceModel = createVoiceModel()) {
  const devices = [...names].map((name, index) => model.add(name, String(index + 1)));
  for (const { session } of devices) void session.join(ROOM);
  await pass(1000);
  return { model, devices };
}

const pairs = (names: string) => [...names].flatMap((one) => [...names].filter((other) => one < other).map((other) => `${one}|${other}`));

async function closeAll(model: VoiceModel, devices: readonly ModelDevice[]) {
  for (const { session } of devices) session.close();
  await pass(20_000);
  expect([model.network.peers.size, devices.map((device) => device.listeners()), vi.getTimerCount()]).toEqual([0, devices.map(() => 0), 0]);
}

test('one alone in a channel is connected, and with another one hears them', async () => {
  const model = createVoiceModel();
  const [anna, boris] = [model.add('a', '1'), model.add('b', '2')];
  const joined = anna.session.join(ROOM);
  expect(anna.session.getSnapshot().status).toEqual({ name: 'joining', channel_id: ROOM });
  await pass(100);
  await joined;
  expect(anna.session.getSnapshot()).toMatchObject({ status: { name: 'connected', channel_id: ROOM }, peers: [] });
  void boris.session.join(ROOM);
  await pass(100);
  expect(boris.status()).toBe('connected');
  expect(anna.session.getSnapshot().peers).toMatchObject([{ user_id: '2', status: 'connected', audible: true }]);
  expect(anna.session.getSnapshot().peers[0]?.stream).toBeDefined();
  await closeAll(model, [anna, boris]);
});

test('everybody who joins at once is connected to everybody', async () => {
  const { model, devices } = await gather('abcd');
  expect(model.network.links()).toEqual(pairs('abcd'));
  expect(devices.map((device) => device.status())).toEqual(['connected', 'connected', 'connected', 'connected']);
  await closeAll(model, devices);
});

test('a snapshot is another one only when something changed', async () => {
  const { model, devices } = await gather('ab');
  const [anna] = devices;
  const before = anna?.session.getSnapshot();
  anna?.session.setSelfMuted(false);
  expect(anna?.session.getSnapshot()).toBe(before);
  await closeAll(model, devices);
});

test('whoever is kicked is heard by nobody at once, and knows it', async () => {
  const { model, devices } = await gather('abc');
  model.kick('2');
  expect(model.network.links()).toEqual(['a|c']);
  expect(devices[1]?.status()).toBe('connected');
  await pass(400);
  expect(devices[1]?.session.getSnapshot().status).toEqual({ name: 'failed', channel_id: ROOM, reason: 'disconnected' });
  await closeAll(model, devices);
});

test('whoever is moved goes on in the other channel', async () => {
  const { model, devices } = await gather('abc');
  model.change('3', { channel_id: OTHER_ROOM });
  model.change('2', { channel_id: OTHER_ROOM });
  expect(model.network.links()).toEqual([]);
  await pass(1000);
  expect(devices[1]?.session.getSnapshot().status).toEqual({ name: 'connected', channel_id: OTHER_ROOM });
  expect(model.network.links()).toEqual(['b|c']);
  await closeAll(model, devices);
});

test('another device of the same person takes the call over', async () => {
  const { model, devices } = await gather('ab');
  const second = model.add('z', '1');
  void second.session.join(ROOM);
  await pass(1000);
  expect(devices[0]?.session.getSnapshot().status).toMatchObject({ name: 'failed', reason: 'moved' });
  expect(model.network.links()).toEqual(['b|z']);
  await closeAll(model, [...devices, second]);
});

test('nothing is sent by whoever is silenced, nor to whoever may not hear', async () => {
  const { model, devices } = await gather('ab');
  const [anna, boris] = devices;
  const track = new FakeTrack();
  anna?.session.setMicrophone(track);
  expect(anna?.sent()).toEqual([track]);
  model.change('1', { mute: true });
  await pass(10);
  expect([anna?.sent(), anna?.session.getSnapshot().silenced]).toEqual([[null], true]);
  expect(boris?.session.getSnapshot().peers[0]?.audible).toBe(false);
  expect(boris?.session.getSnapshot().peers[0]?.stream?.getAudioTracks()[0]?.enabled).toBe(false);
  model.change('1', { mute: false });
  model.change('2', { deaf: true });
  await pass(10);
  expect([anna?.sent(), boris?.session.getSnapshot().silenced]).toEqual([[null], true]);
  expect(boris?.session.getSnapshot().peers[0]?.audible).toBe(false);
  model.change('2', { deaf: false });
  await pass(10);
  expect(anna?.sent()).toEqual([track]);
  await closeAll(model, devices);
});

test('muted or deafened, the microphone is silent, also one that is chosen meanwhile', async () => {
  const { model, devices } = await gather('ab');
  const [anna, boris] = devices;
  const [first, second] = [new FakeTrack(), new FakeTrack()];
  anna?.session.setMicrophone(first);
  anna?.session.setSelfMuted(true);
  expect(first.enabled).toBe(false);
  anna?.session.setMicrophone(second);
  expect(second.enabled).toBe(false);
  anna?.session.setSelfMuted(false);
  anna?.session.setSelfDeafened(true);
  await pass(50);
  expect([second.enabled, anna?.session.getSnapshot().peers[0]?.audible]).toEqual([false, false]);
  anna?.session.setSelfDeafened(false);
  await pass(50);
  expect([second.enabled, anna?.sent(), boris?.session.getSnapshot().peers[0]?.audible]).toEqual([true, [second], true]);
  await closeAll(model, devices);
});

test.each(['resume', 'begin'] as const)('a lost connection to the server ends nothing (%s)', async (way) => {
  const { model, devices } = await gather('ab');
  const session_id = devices[1]?.session.getSnapshot().peers[0]?.session_id;
  devices[0]?.goOffline();
  await pass(20_000);
  expect(model.network.links()).toEqual(['a|b']);
  devices[0]?.[way]();
  await pass(1000);
  expect(devices.map((device) => device.status())).toEqual(['connected', 'connected']);
  expect(devices[1]?.session.getSnapshot().peers[0]?.session_id).toBe(session_id);
  await closeAll(model, devices);
});

test('the talk goes on while the server starts again, and all of them announce themselves', async () => {
  const { model, devices } = await gather('abc');
  const [anna, boris, vera] = devices;
  model.restart();
  await pass(5000);
  anna?.begin();
  boris?.begin();
  await pass(10_000);
  expect(model.network.links()).toEqual(pairs('abc'));
  vera?.begin();
  await pass(40_000);
  expect(model.network.links()).toEqual(pairs('abc'));
  expect(devices.map((device) => device.status())).toEqual(['connected', 'connected', 'connected']);
  await closeAll(model, devices);
});

test('whoever does not come back after a start of the server is waited for as long as a grace', async () => {
  const { model, devices } = await gather('ab');
  model.restart();
  devices[0]?.begin();
  await pass(25_000);
  expect(devices[0]?.session.getSnapshot().peers).toHaveLength(1);
  await pass(7000);
  expect(devices[0]?.session.getSnapshot()).toMatchObject({ status: { name: 'connected' }, peers: [] });
  await closeAll(model, devices);
});

test('a way that is lost is found anew', async () => {
  const { model, devices } = await gather('ab');
  await pass(3000);
  model.network.cut('a', 'b');
  await pass(3000);
  expect(devices.map((device) => device.status())).toEqual(['reconnecting', 'reconnecting']);
  model.network.cuts.clear();
  await pass(6000);
  expect(devices.map((device) => device.status())).toEqual(['connected', 'connected']);
  await closeAll(model, devices);
});

test('a change of the network is answered at once', async () => {
  const { model, devices } = await gather('ab');
  const offers = () => model.signals.filter(({ type }) => type === 'offer').length;
  const before = offers();
  devices[1]?.changeNetwork();
  expect(devices[1]?.status()).toBe('reconnecting');
  await pass(100);
  expect(offers()).toBe(before + 1);
  await pass(2000);
  expect(devices[1]?.status()).toBe('connected');
  await closeAll(model, devices);
});

test('what is lost on the way is said again within seconds, and nothing old is taken for new', async () => {
  for (const lost of ['offer', 'answer', 'candidate']) {
    // Of candidates all are lost for a while.
    let losses = lost === 'candidate' ? 4 : 1;
    const model = createVoiceModel({ fate: ({ type }) => (type === lost && losses-- > 0 ? null : 1) });
    const { devices } = await gather('ab', model);
    await pass(lost === 'candidate' ? 4500 : 2000);
    expect(model.network.links(), `${lost} lost`).toEqual(['a|b']);
    await closeAll(model, devices);
  }
});

test('whoever has lost what was agreed begins afresh', async () => {
  for (const name of 'ab') {
    const { model, devices } = await gather('ab');
    model.network.fail(name);
    await pass(12_000);
    expect([model.network.links(), devices.map((device) => device.status())]).toEqual([['a|b'], ['connected', 'connected']]);
    await closeAll(model, devices);
  }
});

test('where nobody can be reached, that is said', async () => {
  const model = createVoiceModel();
  model.network.cut('a', 'b');
  const { devices } = await gather('ab', model);
  await pass(15_000);
  expect(devices.map((device) => device.status())).toContain('connecting');
  await pass(20_000);
  expect(devices[1]?.session.getSnapshot().status).toMatchObject({ name: 'failed', reason: 'no-route' });
  await closeAll(model, devices);
});

test('a full channel and a browser without WebRTC each have a reason of their own', async () => {
  const { model, devices } = await gather('ab');
  model.setLimit(2);
  const [third, blocked] = [model.add('c', '3'), model.add('d', '4')];
  blocked.block();
  void third.session.join(ROOM);
  void blocked.session.join(ROOM);
  await pass(100);
  expect(third.session.getSnapshot().status).toEqual({ name: 'failed', channel_id: ROOM, reason: 'full' });
  expect(blocked.session.getSnapshot().status).toEqual({ name: 'failed', channel_id: ROOM, reason: 'blocked' });
  await closeAll(model, [...devices, third, blocked]);
});

test('a server that does not answer is unreachable after a while', async () => {
  const model = createVoiceModel();
  const anna = model.add('a', '1');
  anna.goOffline();
  void anna.session.join(ROOM);
  await pass(15_000);
  expect(anna.session.getSnapshot().status).toMatchObject({ name: 'failed', reason: 'unreachable' });
  await closeAll(model, [anna]);
});

test('hidden addresses are never told', async () => {
  const model = createVoiceModel();
  const devices = [model.add('a', '1'), model.add('b', '2')];
  for (const { session } of devices) {
    session.setRelayOnly(true);
    void session.join(ROOM);
  }
  await pass(5000);
  expect(model.network.links()).toEqual(['a|b']);
  expect(model.signals.filter(({ text }) => /typ (host|srflx)|198\.51\.100/.test(text))).toEqual([]);
  await closeAll(model, devices);
});

test('twenty comings and goings leave nothing behind', async () => {
  const { model, devices } = await gather('abcd');
  let seed = 1;
  for (let step = 0; step < 20; step++) {
    seed = (seed * 48271) % 2147483647;
    const device = devices[seed % 4];
    if (device?.status() === 'idle') void device.session.join(ROOM);
    else device?.session.leave();
    await pass(seed % 700);
  }
  await pass(5000);
  expect(model.network.links()).toEqual(model.together());
  await closeAll(model, devices);
});

const act = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom('join', 'join', 'other', 'leave', 'offline', 'kick', 'network', 'break'),
  wait: fc.nat(1500),
});

test('whatever happens, and whatever is lost or late, all in one channel end up connected, and to nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 3, maxLength: 12 }),
      fc.array(fc.nat(99), { minLength: 5, maxLength: 40 }),
      async (acts, fates) => {
        let signalled = 0;
        let calm = false;
        const fate = () => {
          const chance = fates[signalled++ % fates.length] ?? 0;
          if (calm) return 1;
          return chance < 30 ? null : chance * 3;
        };
        const model = createVoiceModel({ fate });
        const devices = [...'abcd'].map((name, index) => model.add(name, String(index + 1)));
        for (const { session } of devices) void session.join(ROOM);
        for (const { who, what, wait } of acts) {
          const device = devices[who];
          if (what === 'join') void device?.session.join(ROOM);
          if (what === 'other') void device?.session.join(OTHER_ROOM);
          if (what === 'leave') device?.session.leave();
          if (what === 'kick') model.kick(String(who + 1));
          if (what === 'offline') device?.goOffline();
          if (what === 'network') device?.changeNetwork();
          if (what === 'break') model.network.fail(device?.name ?? '');
          await pass(wait);
          if (what === 'offline') device?.resume();
        }
        await pass(5000);
        calm = true;
        await pass(25_000);
        expect(model.network.links()).toEqual(model.together());
        const statuses = devices.map((device) => device.status());
        for (const status of statuses) expect(['idle', 'connected', 'failed']).toContain(status);
        await closeAll(model, devices);
      },
    ),
    { numRuns: Number(process.env['VOICE_RUNS'] ?? 40) },
  );
});
