// Long: all of it plays on one model of several nodes, which is made here.
import type { Id } from '@chat-js/protocol/ids.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AccessChange, Bus, PlacedEvent, Wish } from '../events/bus.ts';
import { createLocalBus } from '../events/local-bus.ts';
import type { Seen } from '../features/presence/port.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { createPresence, type PresenceKeeper } from './presence.ts';
import type { NodeGone } from './silence.ts';
import { NOT_HERE, newerWish, seenAs } from './standing.ts';

const USERS = ['u1', 'u2', 'u3'];
const GUILDS = ['g1', 'g2'];
const NODES = 3;
const UNDECIDED: Wish = { revision: 0, status: 'online', custom_status: null };

beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] }));
afterAll(() => void vi.useRealTimers());

/** A process with its board. While it is frozen it hears nothing, and what it says waits. */
interface Process {
  ids: string[];
  presence: PresenceKeeper;
  /** Who is connected to it. */
  users: Set<Id>;
  /** The memberships as it has heard of them. */
  guilds: Map<Id, Set<Id>>;
  /** Who of them is not at their device. */
  idle: Set<Id>;
  /** What people want as it has heard of it. */
  wishes: Map<Id, Wish>;
  inbox: PlacedEvent[];
  outbox: (() => void)[];
  frozen: boolean;
  dead: boolean;
  /** It was there when the people came, or was told of them. */
  knows: boolean;
  gone: NodeGone[];
}

/** Processes that share one order, which takes nothing from those that were declared gone. */
function createFabric() {
  const log = createLocalBus({ now: () => 1_795_000_000_000 });
  const fenced = new Set<string>();
  const members = new Map<Id, Set<Id>>(USERS.map((user) => [user, new Set()]));
  const processes: Process[] = [];
  const announced: { user_id: Id; online: boolean }[] = [];
  const told = new Map<Id, Seen>();
  /** As they are kept. */
  const wishes = new Map<Id, Wish>(USERS.map((user) => [user, UNDECIDED]));
  const said: AccessChange[] = [];
  let made = 0;

  const publish = (access: AccessChange) => log.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access });

  function hear(process: Process, event: PlacedEvent): void {
    if (process.frozen) return void process.inbox.push(event);
    if (process.dead) return;
    const { access } = event;
    if (access?.kind === 'node-gone' && access.node_id === process.ids.at(-1)) process.ids.push(`n${++made}`);
    if (access?.kind === 'join') process.guilds.get(access.user_id)?.add(access.guild.id);
    if (access?.kind === 'leave') process.guilds.get(access.user_id)?.delete(access.guild_id);
    if (access?.kind === 'wish') process.wishes.set(access.user_id, newerWish(process.wishes.get(access.user_id), access.wish));
    process.presence.hear(event);
  }

  log.subscribe((group) => {
    for (const event of group) {
      if (event.access) said.push(event.access);
      if (event.access?.kind === 'node-gone') fenced.add(event.access.node_id);
      for (const process of processes) hear(process, event);
    }
  });

  function start(): Process {
    const ids = [`n${++made}`];
    const unlessFenced = async (id: string, send: () => Promise<void>): Promise<void> => {
      if (!process.dead && !fenced.has(id)) await send();
    };
    const bus: Bus = {
      ...log,
      check() {
        if (process.frozen) throw new Unavailable('frozen');
      },
      publish(event) {
        const id = process.ids.at(-1) ?? '';
        if (!process.frozen) return unlessFenced(id, () => log.publish(event));
        return new Promise((settle) => process.outbox.push(() => void unlessFenced(id, () => log.publish(event)).then(settle)));
      },
    };
    const node = { worker: made, was: (id: string) => ids.includes(id), id: '' };
    Object.defineProperty(node, 'id', { get: () => ids.at(-1) });
    const users = new Set<Id>();
    const guilds = new Map([...members].map(([user, of]) => [user, new Set(of)]));
    const gone: NodeGone[] = [];
    const presence = createPresence(bus, node, {
      standingOf: (user_id) =>
        users.has(user_id)
          ? { guild_ids: [...(guilds.get(user_id) ?? [])], idle: process.idle.has(user_id), wish: process.wishes.get(user_id) ?? UNDECIDED }
          : undefined,
      announce: async (user_id, seen) => {
        if (process.dead) return;
        announced.push({ user_id, online: seen.status !== 'offline' });
        told.set(user_id, seen);
        await bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody' });
      },
      nodeGone: (one) => void gone.push(one),
      failed: (error) => expect(error).toBeInstanceOf(Unavailable),
    });
    const lately = { idle: new Set<Id>(), wishes: new Map<Id, Wish>() };
    const process: Process = {
      ...lately,
      ids,
      presence,
      users,
      guilds,
      inbox: [],
      outbox: [],
      frozen: false,
      dead: false,
      knows: false,
      gone,
    };
    processes.push(process);
    presence.start();
    return process;
  }

  return {
    processes,
    announced,
    told,
    said,
    start,
    arrive(process: Process, user: Id): void {
      const { users, presence } = process;
      users.add(user);
      process.idle.delete(user);
      process.wishes.set(user, newerWish(process.wishes.get(user), wishes.get(user) ?? UNDECIDED));
      presence.arrive(user);
    },
    depart({ users, presence }: Process, user: Id): void {
      if (users.delete(user)) presence.depart(user);
    },
    crash(process: Process): void {
      process.dead = true;
      process.presence.stop();
      process.users.clear();
    },
    thaw(process: Process): void {
      process.frozen = false;
      for (const send of process.outbox.splice(0)) send();
      for (const event of process.inbox.splice(0)) hear(process, event);
    },
    member(user: Id, guild_id: Id): void {
      const mine = members.get(user);
      if (!mine?.delete(guild_id)) {
        mine?.add(guild_id);
        void publish({
          kind: 'join',
          user_id: user,
          guild: { id: guild_id, version: 1, owner_id: '0', roles: [], channels: [] },
          roles: [],
        });
      } else void publish({ kind: 'leave', user_id: user, guild_id });
    },
    setIdle({ idle, presence }: Process, user: Id, isIdle: boolean): void {
      if (isIdle) idle.add(user);
      else idle.delete(user);
      presence.change(user);
    },
    /** Said by the node that kept it. */
    want({ presence }: Process, user: Id, status: Wish['status']): void {
      const wish = { revision: (wishes.get(user)?.revision ?? 0) + 1, status, custom_status: null };
      wishes.set(user, wish);
      void presence.tellWish(user, wish);
    },
    /** As what others should see a person. */
    seen(user: Id): Seen {
      const at = processes.filter(({ users }) => users.has(user));
      return at.length === 0
        ? NOT_HERE
        : seenAs(
            wishes.get(user) ?? UNDECIDED,
            at.every(({ idle }) => idle.has(user)),
          );
    },
    alive: () => processes.filter(({ dead }) => !dead),
    truth: () => new Map(USERS.map((user) => [user, processes.some(({ users }) => users.has(user))])),
    members,
  };
}

type Fabric = ReturnType<typeof createFabric>;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise(setImmediate);
}

/** Small steps: what is said in one is heard before the next. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 500) {
    await settle();
    await vi.advanceTimersByTimeAsync(Math.min(500, left));
  }
  await settle();
}

function expectAgreement(fabric: Fabric): void {
  const truth = fabric.truth();
  for (const { presence } of fabric.alive()) {
    for (const user of USERS) {
      expect({ user, online: presence.isConnected(user) }).toEqual({ user, online: truth.get(user) });
      expect({ user, ...presence.see(user) }).toEqual({ user, ...fabric.seen(user) });
    }
    for (const guild of GUILDS) {
      const online = USERS.filter((user) => fabric.seen(user).status !== 'offline' && fabric.members.get(user)?.has(guild));
      expect(presence.listOnline(guild, 10).sort()).toEqual(online);
      expect(presence.countOnline(guild)).toBe(online.length);
    }
  }
  for (const user of USERS) {
    expect({ user, told: fabric.told.get(user) ?? NOT_HERE }).toEqual({ user, told: fabric.seen(user) });
  }
}

type Act =
  | { kind: 'arrive' | 'depart'; node: number; user: Id }
  | { kind: 'idle'; node: number; user: Id; idle: boolean }
  | { kind: 'want'; node: number; user: Id; status: Wish['status'] }
  | { kind: 'member'; user: Id; guild: Id }
  | { kind: 'crash' | 'freeze' | 'thaw'; node: number }
  | { kind: 'start' }
  | { kind: 'pass'; ms: number };

const node = fc.nat({ max: NODES - 1 });
const user = fc.constantFrom(...USERS);
const quiet: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('arrive' as const, 'depart' as const), node, user }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('member' as const), user, guild: fc.constantFrom(...GUILDS) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1_000, 4_000, 20_000) }) },
);
const moody: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: quiet },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('idle' as const), node, user, idle: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant('want' as const), node, user },
      status: fc.constantFrom('online' as const, 'idle' as const, 'dnd' as const, 'invisible' as const),
    }),
  },
);
const rough: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: moody },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('crash' as const, 'freeze' as const, 'thaw' as const), node }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'start' } as const) },
);

/** Time in which whoever listens hears of what was before. */
const TELLING = 4_000;

function tell(fabric: Fabric, ms: number): void {
  const awake = fabric.alive().filter(({ frozen }) => !frozen);
  if (ms >= TELLING && awake.some(({ knows }) => knows)) for (const process of awake) process.knows = true;
}

async function perform(fabric: Fabric, acts: readonly Act[], waits: boolean): Promise<void> {
  for (let number = 0; number < NODES; number++) fabric.start().knows = true;
  await pass(1_000);
  for (const act of acts) {
    const alive = fabric.alive();
    const process = 'node' in act ? alive[act.node % alive.length] : undefined;
    if (act.kind === 'start') fabric.start();
    if (act.kind === 'pass') {
      await pass(act.ms);
      tell(fabric, act.ms);
    }
    if (act.kind === 'member') fabric.member(act.user, act.guild);
    if (act.kind === 'arrive' && process) fabric.arrive(process, act.user);
    if (act.kind === 'depart' && process) fabric.depart(process, act.user);
    if (act.kind === 'idle' && process) fabric.setIdle(process, act.user, act.idle);
    // What is frozen keeps nothing, so it says nothing either.
    if (act.kind === 'want' && process && !process.frozen) fabric.want(process, act.user, act.status);
    if (act.kind === 'freeze' && process) process.frozen = true;
    if (act.kind === 'thaw' && process) fabric.thaw(process);
    // What nobody knows any more nobody can tell.
    if (act.kind === 'crash' && process && alive.some((one) => one.knows && one !== process)) fabric.crash(process);
    if (waits) await settle();
  }
  for (const process of fabric.alive()) if (process.frozen) fabric.thaw(process);
  await pass(45_000);
}

async function check(act: fc.Arbitrary<Act>, waits: boolean, examine: (fabric: Fabric) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 16 }), async (acts) => {
      const fabric = createFabric();
      await perform(fabric, acts, waits);
      expectAgreement(fabric);
      examine(fabric);
      for (const process of fabric.processes) process.presence.stop();
    }),
    { numRuns: 150 },
  );
}

describe('all nodes agree with what is so, and so do those who were told,', () => {
  test('after people came, went, joined and left; each change was told once', async () => {
    await check(quiet, true, ({ announced }) => {
      for (const user_id of USERS) {
        const told = announced.filter((one) => one.user_id === user_id).map(({ online }) => online);
        expect(told).toEqual(told.map((_, index) => index % 2 === 0));
      }
    });
  });

  test('after people left their devices, came back to them, and wanted to be seen in another way', async () => {
    await check(moody, false, () => undefined);
  });

  test('after nodes crashed, froze and started, and all of it at once', async () => {
    await check(rough, false, () => undefined);
  });
});

async function threeNodes() {
  const fabric = createFabric();
  const [one, two, three] = [fabric.start(), fabric.start(), fabric.start()];
  fabric.member('u1', 'g1');
  await pass(1_000);
  return { fabric, one, two, three };
}

test('a person who reloads the page, or moves to another node, does not go', async () => {
  const { fabric, one, two } = await threeNodes();
  fabric.arrive(one, 'u1');
  await pass(500);
  fabric.depart(one, 'u1');
  await pass(4_500);
  fabric.arrive(two, 'u1');
  await pass(10_000);
  fabric.depart(two, 'u1');
  await pass(4_500);
  fabric.arrive(two, 'u1');
  await pass(10_000);
  expect(fabric.announced).toEqual([{ user_id: 'u1', online: true }]);
});

test('nobody is a ghost for more than thirty seconds after their node died, and one node speaks for it', async () => {
  const { fabric, one, two, three } = await threeNodes();
  fabric.arrive(one, 'u1');
  await pass(6_000);
  const died = Date.now();
  fabric.crash(one);
  await pass(30_000);
  expect(fabric.announced.map(({ online }) => online)).toEqual([true, false]);
  expectAgreement(fabric);
  const gone = [...two.gone, ...three.gone];
  expect(gone).toHaveLength(1);
  expect(gone[0]).toMatchObject({ node_id: 'n1', workers: [1] });
  expect(gone[0]?.last_heard).toBeLessThanOrEqual(died);
});

test('who is gone goes when every node that knew them dies in turn, each within the silence of the one before', async () => {
  const { fabric, one, two, three } = await threeNodes();
  for (const [i, process] of [one, two, three].entries()) fabric.arrive(process, `u${i + 1}`);
  await pass(6_000);
  const began = performance.now();
  const told = new Map<Id, number>();
  const deaths = 12;
  for (let died = 0; died < deaths; died++) {
    const [oldest] = fabric.alive();
    if (oldest) fabric.crash(oldest);
    fabric.start();
    await pass(4_000);
    for (const { user_id, online } of fabric.announced) if (!online && !told.has(user_id)) told.set(user_id, performance.now() - began);
  }
  for (const [i, user] of USERS.entries()) expect((told.get(user) ?? Infinity) - i * 4_000).toBeLessThan(30_000);
  await pass(20_000);
  expectAgreement(fabric);
  // Also of those to whom nobody was connected: they may have left something untold.
  const dead = fabric.processes.flatMap(({ ids, dead }) => (dead ? ids : []));
  expect(new Set(fabric.processes.flatMap(({ gone }) => gone.map(({ node_id }) => node_id)))).toEqual(new Set(dead));
});

test('the people of a node that stops are told gone soon, unless they came to another, and the others do not wait for it', async () => {
  const { fabric, one, two } = await threeNodes();
  for (const user of ['u1', 'u2']) fabric.arrive(one, user);
  await pass(6_000);
  one.presence.stop();
  await settle();
  one.dead = true;
  one.users.clear();
  fabric.arrive(two, 'u2');
  await pass(7_000);
  expect(fabric.announced.filter(({ online }) => !online)).toEqual([{ user_id: 'u1', online: false }]);
  expectAgreement(fabric);
  expect(fabric.alive().flatMap(({ gone }) => gone)).toMatchObject([{ node_id: 'n1', left: true }]);

  const [, , three] = fabric.processes;
  three?.presence.stop();
  await settle();
  expect(two.presence.hasOthers()).toBe(false);
});

test('who was taken for gone says so, and its people are there again', async () => {
  const { fabric, one } = await threeNodes();
  fabric.arrive(one, 'u1');
  await pass(6_000);
  one.frozen = true;
  await pass(25_000);
  fabric.thaw(one);
  await pass(3_000);
  expect(one.ids).toHaveLength(2);
  expect(fabric.announced.map(({ online }) => online)).toEqual([true, false, true]);
  expectAgreement(fabric);
});

test('a node that slept itself takes nobody for gone', async () => {
  const { fabric, one, two, three } = await threeNodes();
  for (const process of [two, three]) process.frozen = true;
  one.frozen = true;
  await pass(60_000);
  fabric.thaw(one);
  await pass(5_000);
  for (const process of [two, three]) fabric.thaw(process);
  await pass(20_000);
  expect([one, two, three].flatMap(({ gone }) => gone)).toEqual([]);
});

test('a node that starts late knows who is there', async () => {
  const { fabric, one, two } = await threeNodes();
  fabric.arrive(one, 'u1');
  fabric.arrive(two, 'u2');
  await pass(500);
  const late = fabric.start();
  await settle();
  expect(late.presence.isConnected('u1')).toBe(true);
  expect(late.presence.listOnline('g1', 10)).toEqual(['u1']);
  expect(late.presence.isConnected('u2')).toBe(true);
  expect(fabric.announced).toHaveLength(2);
});

test('after events were missed, who is not named by their node any more is gone', async () => {
  const { fabric, one, two } = await threeNodes();
  fabric.arrive(one, 'u1');
  await pass(500);
  two.frozen = true;
  fabric.depart(one, 'u1');
  await pass(6_000);
  two.inbox.length = 0;
  fabric.thaw(two);
  expect(two.presence.isConnected('u1')).toBe(true);
  two.presence.doubt();
  await pass(16_000);
  expect(two.presence.isConnected('u1')).toBe(false);
});

test('the people of a node that does not answer a newcomer are named by another, in words that are not too long', async () => {
  const { fabric, one, two, three } = await threeNodes();
  const many = Array.from({ length: 1_200 }, (_, i) => `many${i}`);
  for (const user of many) fabric.arrive(one, user);
  fabric.arrive(two, 'u1');
  await pass(1_000);
  fabric.crash(one);
  // One of the two that know it speaks first.
  const turns = vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.9);
  const late = fabric.start();
  await pass(4_000);
  turns.mockRestore();
  const words = fabric.said.filter((news) => news.kind === 'missing');
  expect(words.map(({ node_id, by, users }) => [node_id, by, users.length])).toEqual([
    ['n1', 'n2', 500],
    ['n1', 'n2', 500],
    ['n1', 'n2', 200],
  ]);
  for (const user of [...many, 'u1']) expect(late.presence.isConnected(user)).toBe(true);
  for (const process of [two, three]) fabric.crash(process);
  await pass(12_000);
  for (const user of many) expect(late.presence.isConnected(user)).toBe(false);
  expect(late.gone.map(({ node_id, workers }) => [node_id, ...workers])).toEqual([['n1', 1]]);
});

test('who knows of a dead node and stops says what it knows before it goes', async () => {
  const { fabric, one, two, three } = await threeNodes();
  fabric.arrive(one, 'u1');
  await pass(1_000);
  for (const process of [one, three]) fabric.crash(process);
  const late = fabric.start();
  await settle();
  two.presence.stop();
  await settle();
  two.dead = true;
  expect(late.presence.isConnected('u1')).toBe(true);
  await pass(20_000);
  expect(late.gone.map(({ node_id }) => node_id).sort()).toEqual(['n1', 'n2', 'n3']);
  expectAgreement(fabric);
});

test('a node that lives and answers late is not gone, and who went before its answer is not there', async () => {
  const { fabric, one, two, three } = await threeNodes();
  fabric.crash(three);
  for (const user of ['u1', 'u2']) fabric.arrive(one, user);
  await pass(20_000);
  fabric.depart(one, 'u2');
  await pass(4_000);
  one.frozen = true;
  const late = fabric.start();
  await settle();
  two.frozen = true;
  await pass(3_000);
  fabric.thaw(one);
  await settle();
  fabric.thaw(two);
  await settle();
  expect(fabric.said.filter((news) => news.kind === 'missing').map(({ users }) => users.map(([user]) => user))).toEqual([['u1', 'u2']]);
  for (const { presence } of [one, two, late]) expect(['u1', 'u2'].map(presence.isConnected)).toEqual([true, false]);
  await pass(45_000);
  expect(fabric.alive().flatMap(({ gone }) => gone)).toMatchObject([{ node_id: 'n3' }]);
  expect(fabric.announced.map(({ online }) => online)).toEqual([true, true, false]);
  expectAgreement(fabric);
});

test('who joins a guild while nodes speak of them is there, and soon', async () => {
  const { fabric, one, two, three } = await threeNodes();
  fabric.arrive(two, 'u2');
  // It answers before it hears of the joining, and does not hold the person any more.
  const late = fabric.start();
  fabric.depart(two, 'u2');
  fabric.arrive(late, 'u2');
  fabric.member('u2', 'g1');
  await pass(6_000);
  expectAgreement(fabric);

  fabric.arrive(one, 'u2');
  await pass(1_000);
  fabric.crash(one);
  const later = fabric.start();
  await settle();
  for (const process of [two, three, late]) process.frozen = true;
  await pass(3_000);
  fabric.member('u2', 'g2');
  await settle();
  for (const process of [two, three, late]) fabric.thaw(process);
  await settle();
  expect(fabric.said.some((news) => news.kind === 'missing' && news.users.length > 0)).toBe(true);
  expect(later.presence.listOnline('g2', 10)).toEqual(['u2']);
});
