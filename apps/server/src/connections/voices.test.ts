import { apply } from '@chat-js/client/apply.ts';
import { initialState, type State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bus, NodeNews, PlacedEvent, Publication } from '../events/bus.ts';
import { createLocalBus } from '../events/local-bus.ts';
import { createVoices, type VoiceKeeper } from './voices.ts';

const GRACE = 1_000;
const CHANNELS = ['1', '2', '3'];
const USERS = ['11', '12', '13', '14'];

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

interface Process {
  id: string;
  voices: VoiceKeeper;
  /** What it publishes waits until it is let go, so that nodes speak at once. */
  waiting: (() => Promise<void>)[];
  dead: boolean;
}

/** Nodes that share one order, and people who may see some of the channels and apply what they are told. */
function createFabric(count: number) {
  const log = createLocalBus({ now: () => 1_795_000_000_000 });
  const processes: Process[] = [];
  const viewers = [['1'], ['2', '3'], CHANNELS].map((channels) => ({ channels, state: initialState as State }));
  const forbidden = new Set<Id>();
  const failures: unknown[] = [];
  /** What the sources answer next in place of what was asked. */
  const faults: Error[] = [];
  let number = 0;

  log.subscribe((group) => {
    for (const event of group) {
      for (const { voices, dead } of processes) if (!dead) voices.hear(event);
      for (const viewer of viewers) if (isTold(event, viewer.channels)) viewer.state = apply(viewer.state, JSON.parse(event.wire));
    }
  });

  async function orFault<T>(answer: T): Promise<T> {
    const fault = faults.shift();
    if (fault) throw fault;
    return answer;
  }

  function start(): Process {
    const id = `n${++number}`;
    const waiting: Process['waiting'] = [];
    const publish = (event: Publication) =>
      new Promise<void>((resolve, reject) => {
        waiting.push(() => (process.dead ? Promise.resolve() : log.publish(event)).then(resolve, reject));
      });
    const node = { id, worker: number, was: (other: string) => other === id };
    const voices = createVoices(
      { ...log, publish } as Bus,
      node,
      {
        reviewVoice: async (state) => orFault(forbidden.has(state.user_id) ? undefined : state),
        voiceAudience: async (channel_id) => orFault({ channel_id }),
        mayRing: async () => true,
        failed: (error) => void failures.push(error),
      },
      { grace: GRACE },
    );
    const process: Process = { id, voices, waiting, dead: false };
    processes.push(process);
    return process;
  }
  for (let made = 0; made < count; made += 1) start();

  const say = (access: NodeNews) => log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access });
  return {
    processes,
    viewers,
    forbidden,
    failures,
    faults,
    log,
    start,
    say,
    alive: () => processes.filter(({ dead }) => !dead),
    async crash(process: Process) {
      process.dead = true;
      process.voices.stop();
      const by = processes.find(({ dead }) => !dead);
      if (by) await say({ kind: 'node-gone', node_id: process.id, by: by.id });
    },
    async settle() {
      for (let turn = 0; turn < 40; turn += 1) {
        for (const { waiting } of processes) for (const send of waiting.splice(0)) void send();
        await new Promise(setImmediate);
      }
    },
  };
}

function isTold({ audience }: PlacedEvent, channels: readonly string[]): boolean {
  return typeof audience === 'object' && 'channel_id' in audience && channels.includes(audience.channel_id);
}

function stateOf(user_id: Id, channel_id: Id, session: string): VoiceState {
  const bare = { deaf: false, mute: false, self_deaf: false, self_mute: false, self_video: false, suppress: false };
  return {
    guild_id: '9',
    channel_id,
    user_id,
    session_id: `${user_id}.${session}`,
    ...bare,
    request_to_speak_timestamp: null,
    quality: null,
  };
}

function enter({ voices }: Process, user_id: Id, channel_id: Id, session: string): Promise<boolean> {
  voices.arrive({ id: session, auth_session_id: `login-${session}` });
  return voices.enter(session, stateOf(user_id, channel_id, session));
}

const whereIn = ({ voices }: Pick<Process, 'voices'>) => USERS.map((id) => voices.find(id)?.channel_id ?? null);

test('a connection that is lost leaves its person there for a while, unless they come again', async () => {
  const { processes, settle } = createFabric(2);
  const [one, two] = processes as [Process, Process];
  void enter(one, '11', '1', 'a');
  void enter(one, '12', '1', 'b');
  await settle();
  one.voices.depart('a');
  one.voices.depart('b');
  await vi.advanceTimersByTimeAsync(GRACE - 1);
  void enter(two, '12', '1', 'b');
  await settle();
  await vi.advanceTimersByTimeAsync(2);
  await settle();
  expect(whereIn(one)).toEqual([null, '1', null, null]);
  expect(whereIn(two)).toEqual(whereIn(one));
  await vi.advanceTimersByTimeAsync(GRACE * 2);
  await settle();
  expect(whereIn(two)).toEqual([null, '1', null, null]);
});

test('whoever talked on a node that is gone talks no more, and everybody is told', async () => {
  const fabric = createFabric(3);
  const [one, two] = fabric.processes as [Process, Process];
  void enter(one, '11', '1', 'a');
  void enter(two, '12', '1', 'b');
  await fabric.settle();
  await fabric.crash(one);
  await fabric.settle();
  expect(whereIn(two)).toEqual([null, '1', null, null]);
  for (const { state, channels } of fabric.viewers)
    expect(Object.keys(state.voice['9'] ?? {})).toEqual(channels.includes('1') ? ['12'] : []);
});

test('a node that starts learns who talks', async () => {
  const fabric = createFabric(1);
  const [one] = fabric.processes as [Process];
  void enter(one, '11', '1', 'a');
  await fabric.settle();
  const late = fabric.start();
  await fabric.say({ kind: 'roll-call', node_id: late.id });
  await fabric.settle();
  expect(whereIn(late)).toEqual(['1', null, null, null]);
});

test('the end of a login, or of a right, is the end at once', async () => {
  const fabric = createFabric(2);
  const [one, two] = fabric.processes as [Process, Process];
  for (const [index, id] of USERS.entries()) void enter(index % 2 ? two : one, id, '1', `s${index}`);
  await fabric.settle();
  const access = { kind: 'sessions-end', user_id: '11', session_ids: ['login-s0'] } as const;
  await fabric.log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access });
  fabric.forbidden.add('12');
  await fabric.log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', stale: [{ guild_id: '9', user_id: '12' }] });
  await fabric.settle();
  expect(whereIn(one)).toEqual([null, null, '1', '1']);
});

test('a right that could not be looked at, and an end that could not be said, are tried again', async () => {
  const fabric = createFabric(1);
  const [one] = fabric.processes as [Process];
  void enter(one, '11', '1', 'a');
  void enter(one, '12', '1', 'b');
  await fabric.settle();
  fabric.forbidden.add('12');
  fabric.faults.push(new Error('the store is away'), new Error('the log is away'));
  await fabric.log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', stale: [{ guild_id: '9', user_id: '12' }] });
  await fabric.settle();
  const access = { kind: 'sessions-end', user_id: '11', session_ids: ['login-a'] } as const;
  await fabric.log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access });
  await fabric.settle();
  expect(fabric.failures).toHaveLength(2);
  expect(whereIn(one)).toEqual(['1', '1', null, null]);
  await vi.advanceTimersByTimeAsync(5_000);
  await fabric.settle();
  expect(whereIn(one)).toEqual([null, null, null, null]);
});

test('whatever nodes say at once, all of them and all who look agree', async () => {
  const who = fc.record({ user: fc.constantFrom(...USERS), node: fc.nat(2), channel: fc.constantFrom(...CHANNELS) });
  const what = fc.constantFrom('enter', 'enter', 'move', 'mute', 'end', 'lose', 'again', 'settle', 'crash', 'forbid');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(what, who), { maxLength: 40 }), async (steps) => {
      const fabric = createFabric(3);
      let session = 0;
      const on = new Map<Id, { process: Process; connection: string }>();
      for (const [step, { user, node, channel }] of steps) {
        const process = fabric.processes[node];
        if (!process || process.dead) continue;
        const { voices } = process;
        if (step === 'enter') {
          on.set(user, { process, connection: `s${++session}` });
          void enter(process, user, channel, `s${session}`);
        }
        if (step === 'move') void voices.change(user, (state) => ({ ...state, channel_id: channel }));
        if (step === 'mute') void voices.change(user, (state) => ({ ...state, mute: !state.mute }));
        if (step === 'end') void voices.end(user, voices.find(user)?.session_id ?? '');
        if (step === 'lose') on.get(user)?.process.voices.depart(on.get(user)?.connection ?? '');
        if (step === 'again' && on.has(user)) {
          const connection = on.get(user)?.connection ?? '';
          on.set(user, { process, connection });
          void enter(process, user, channel, connection);
        }
        if (step === 'settle') await fabric.settle();
        if (step === 'crash' && fabric.alive().length > 1) await fabric.crash(process);
        if (step === 'forbid') {
          fabric.forbidden.add(user);
          await fabric.log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', stale: [{ guild_id: '9', user_id: user }] });
          await fabric.settle();
          fabric.forbidden.delete(user);
        }
      }
      await fabric.settle();
      await vi.advanceTimersByTimeAsync(GRACE + 1);
      await fabric.settle();
      const [first] = fabric.alive();
      if (!first) return;
      for (const other of fabric.alive()) expect(whereIn(other)).toEqual(whereIn(first));
      for (const { channels, state } of fabric.viewers) {
        const expected = USERS.flatMap((id) => first.voices.find(id) ?? []).filter(({ channel_id }) => channels.includes(channel_id ?? ''));
        expect(Object.values(state.voice['9'] ?? {}).sort(byUser)).toEqual(expected.sort(byUser));
      }
      expect(fabric.failures).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const byUser = (a: VoiceState, b: VoiceState) => Number(a.user_id) - Number(b.user_id);
