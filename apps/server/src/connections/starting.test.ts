import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import { expect, test } from 'vitest';
import { createLocalBus } from '../events/local-bus.ts';
import { encoded } from '../lib/encoded.ts';
import { ALONE } from '../lib/node.ts';
import { nothing } from '../lib/nothing.ts';
import { Unavailable } from '../lib/unavailable.ts';
import type { EncodedGroup } from './connection.ts';
import { createHub } from './hub.ts';

const PEOPLE = 30;

const VIEW = '1024';

/** From its second version on the guild hides its channel. */
function access(id: string, version = 1): GuildRules {
  const hidden = [{ id, type: 0 as const, allow: '0', deny: VIEW }];
  const channels = [{ id: `channel of ${id}`, permission_overwrites: version > 1 ? hidden : [] }];
  return { id, version, owner_id: '0', roles: [{ id, permissions: VIEW, position: 0 }], channels };
}

/** Everybody is in the guilds that are named here, whoever was told of it. */
function createWorld() {
  const bus = createLocalBus({ now: () => 1_795_000_000_000 });
  const endedLogins = new Set<string>();
  let guilds = ['g1'];
  let age = 3_600_000;
  let version = 1;
  let roles: string[] = [];
  let reading = 0;
  let most = 0;
  let away = false;
  let gap: () => void = nothing;
  const late = () => new Promise<void>((resolve) => setImmediate(resolve));

  function onGap(listener: () => void): void {
    gap = listener;
  }

  const hub = createHub({ ...bus, onGap }, ALONE, {
    isLive: async (id) => !endedLogins.has(id),
    async listMemberships() {
      const found = guilds.map((id) => ({ guild: access(id, version), roles, threads: [], age_ms: age }));
      await late();
      await late();
      return found;
    },
    findMembership: async () => expect.unreachable(),
    listThreads: async () => [],
    async findThreads(ids) {
      await late();
      await late();
      return ids.filter((id) => id.startsWith('thread')).map((id) => ({ id, parent_id: 'channel of g1', private: false, inside: false }));
    },
    async readyJson() {
      if (away) throw new Unavailable('away');
      reading += 1;
      most = Math.max(most, reading);
      await late();
      reading -= 1;
      return JSON.stringify(guilds);
    },
    guildJson: async () => expect.unreachable(),
    failed: nothing,
    readWish: async () => ({ revision: 0, status: 'online', custom_status: null }),
    announcePresence: async () => undefined,
    nodeGone: nothing,
    reviewVoice: async (state) => state,
    voiceAudience: async (channel_id) => ({ channel_id }),
    mayRing: async () => true,
  });

  return {
    hub,
    say: (guild_id: string) => bus.publish({ type: 'GUILD_UPDATE', data: encoded(`"${guild_id}"`), audience: { guild_id } }),
    hideChannel: (guild_id: string) =>
      bus.publish({
        type: 'CHANNEL_UPDATE',
        data: encoded('"hidden"'),
        audience: { guild_id },
        access: { kind: 'guild', guild: access(guild_id, 2) },
      }),
    leave: (user_id: string, guild_id: string) =>
      bus.publish({
        type: 'GUILD_DELETE',
        data: encoded('"left"'),
        audience: { user_ids: [user_id] },
        access: { kind: 'leave', user_id, guild_id },
      }),
    sayInChannel: (guild_id: string) =>
      bus.publish({ type: 'CHANNEL_UPDATE', data: encoded('"secret"'), audience: { channel_id: `channel of ${guild_id}` } }),
    /** What happened was told to nobody. */
    lose(after: string[]): void {
      guilds = after;
      gap();
    },
    endLogin: (user_id: string) => void endedLogins.add(`login of ${user_id}`),
    breakStore(): void {
      away = true;
    },
    mostAtOnce: () => most,
    /** Everybody came back to their guilds just now. */
    joinAgain(): void {
      age = 0;
    },
    /** What the store says from now on, before it is told. */
    store(now: { version?: number; roles?: string[]; guilds?: string[] }): void {
      ({ version = version, roles = roles, guilds = guilds } = now);
    },
    giveRoles: (user_id: string, now: string[]) =>
      bus.publish({
        type: 'GUILD_MEMBER_UPDATE',
        data: encoded('"roles"'),
        audience: { guild_id: 'g1' },
        access: { kind: 'member', user_id, guild_id: 'g1', roles: now, channels: [] },
      }),
    deleteGuild: (guild_id: string) =>
      bus.publish({ type: 'GUILD_DELETE', data: encoded('"gone"'), audience: { guild_id }, access: { kind: 'guild-gone', guild_id } }),
    join: (user_id: string, guild_id: string) =>
      bus.publish({
        type: 'RESYNC',
        data: {},
        audience: 'nobody',
        access: { kind: 'join', user_id, guild: access(guild_id), roles: [] },
      }),
    sayInThread: (id: string) =>
      bus.publish({
        type: 'TYPING_START',
        data: encoded(`"${id}"`),
        audience: { readers_of_channel: id, in_guild: 'g1', thread_of: 'channel of g1' },
      }),
    position: bus.position,
    connect(user_id: string, resumeFrom?: string) {
      const writes: unknown[][][] = [];
      const ended = { times: 0 };
      let last = '';
      const outlet = {
        write({ events }: EncodedGroup) {
          const told = events.map(({ wire }) => JSON.parse(wire) as [string, unknown, string]);
          last = told.at(-1)?.[2] ?? last;
          writes.push(told.map(([type, data]) => [type, data]));
        },
        end() {
          ended.times += 1;
        },
      };
      const opening = { connection_id: 'c', idle: false, resumeFrom, shown: undefined };
      const connection = hub.connect({ user_id, auth_session_id: `login of ${user_id}`, admin: false }, outlet, opening);
      return { writes, ended, last: () => last, connection };
    },
  };
}

type World = ReturnType<typeof createWorld>;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise(setImmediate);
}

test('after a gap everybody starts afresh, some at a time, and hears only what came after it', async () => {
  const world = createWorld();
  const all = Array.from({ length: PEOPLE }, (_, index) => world.connect(`u${index}`));
  await Promise.all(all.map(({ connection }) => connection));
  const before = world.mostAtOnce();
  expect(before).toBe(PEOPLE);
  const late = world.connect('late');
  world.lose(['g2']);
  await Promise.all([world.say('g1'), world.say('g2')]);
  await settle();
  await Promise.all([world.say('g1'), world.say('g2')]);
  for (const { writes } of all) {
    expect(writes[0]).toEqual([['READY', ['g1']]]);
    expect(writes[1]?.slice(0, 2)).toEqual([
      ['RESYNC', {}],
      ['READY', ['g2']],
    ]);
    expect(writes.flat().filter(([, data]) => data === 'g1')).toEqual([]);
    expect(writes.at(-1)).toEqual([['GUILD_UPDATE', 'g2']]);
  }
  expect(late.writes[0]?.[0]).toEqual(['READY', ['g2']]);
  expect(late.writes.flat().filter(([type]) => type === 'READY')).toHaveLength(1);
  expect(['g1', 'g2'].map((id) => world.hub.presence.countOnline(id))).toEqual([0, PEOPLE + 1]);
});

test('who comes back to a guild and resumes before that is heard here starts afresh: what was said meanwhile is not for them', async () => {
  const world = createWorld();
  const away = world.position();
  await world.say('g1');
  world.joinAgain();
  const ahead = world.connect('u1', away);
  await ahead.connection;
  expect(ahead.writes[0]?.map(([type]) => type)).toEqual(['RESYNC', 'READY']);

  await world.join('u2', 'g1');
  // The guild is told at the position of the joining, after it: nobody knows whether it got through.
  const unsure = world.connect('u2', world.position());
  await unsure.connection;
  expect(unsure.writes[0]?.map(([type]) => type)).toEqual(['RESYNC', 'READY']);
  await world.say('g1');
  const heard = world.position();
  await world.say('g1');
  const inStep = world.connect('u2', heard);
  await inStep.connection;
  expect(inStep.writes[0]?.map(([type]) => type)).toEqual(['RESUMED', 'GUILD_UPDATE']);
});

test('who resumes at READY missed nothing of the change that was told last', async () => {
  const world = createWorld();
  await world.join('u1', 'g1');
  const first = world.connect('u1');
  await first.connection;
  const back = world.connect('u1', first.last());
  await back.connection;
  expect(back.writes[0]?.map(([type]) => type)).toEqual(['RESUMED']);
});

test.each([
  ['rules', { version: 2 }, (world: World) => world.hideChannel('g1')],
  ['roles', { roles: ['r'] }, (world: World) => world.giveRoles('u1', ['r'])],
  ['end of a guild', { guilds: [] }, (world: World) => world.deleteGuild('g1')],
])('who resumes by %s that are told only afterwards starts afresh when they are told', async (_, now, tell) => {
  const world = createWorld();
  await world.say('g1');
  const inStep = world.connect('u1', world.position());
  await inStep.connection;
  world.store(now);
  const ahead = world.connect('u1', world.position());
  const fresh = world.connect('u1');
  await Promise.all([ahead.connection, fresh.connection]);
  await tell(world);
  await settle();
  const starts = [inStep, ahead, fresh].map(({ writes }) => writes.flat().filter(([type]) => type === 'READY').length);
  expect(starts).toEqual([0, 1, 1]);
  expect(ahead.writes[0]?.[0]).toEqual(['RESUMED', {}]);
});

test('of many that start afresh few read at once', async () => {
  const world = createWorld();
  for (let index = 0; index < PEOPLE; index++) await world.connect(`u${index}`).connection;
  expect(world.mostAtOnce()).toBe(1);
  world.lose(['g1', 'g2']);
  await settle();
  expect(world.mostAtOnce()).toBeGreaterThan(1);
  expect(world.mostAtOnce()).toBeLessThanOrEqual(8);
});

test('who cannot start afresh is closed, and who has gone is left alone', async () => {
  const world = createWorld();
  const [stays, goes] = [world.connect('u1'), world.connect('u2')];
  await Promise.all([stays.connection, goes.connection]);
  world.breakStore();
  world.lose(['g1']);
  world.hub.disconnect(await goes.connection);
  await settle();
  expect([stays.ended.times, goes.ended.times]).toEqual([1, 0]);
  await world.say('g1');
  expect(goes.writes).toHaveLength(1);
  expect(world.hub.countConnections()).toBe(1);
});

test('whose login ended among the missing events is closed, and told nothing more', async () => {
  const world = createWorld();
  const [stays, ended] = [world.connect('u1'), world.connect('u2')];
  await Promise.all([stays.connection, ended.connection]);
  world.endLogin('u2');
  world.lose(['g1']);
  await settle();
  await world.say('g1');
  expect([stays.ended.times, ended.ended.times]).toEqual([0, 1]);
  expect(ended.writes).toEqual([[['READY', ['g1']]]]);
  expect(stays.writes.at(-1)).toEqual([['GUILD_UPDATE', 'g1']]);
});

test.each(['nobody', 'somebody'])('rules that change while a connection reads older ones hold, with %s of the guild there', async (who) => {
  const world = createWorld();
  if (who === 'somebody') await world.connect('u1').connection;
  const late = world.connect('u2');
  await world.hideChannel('g1');
  await late.connection;
  await world.sayInChannel('g1');
  await settle();
  expect(late.writes.flat().map(([, data]) => data)).not.toContain('secret');
  expect(late.writes[0]?.[0]).toEqual(['READY', ['g1']]);
});

test('rules of a guild that nobody is connected of any more are remembered for who is on the way', async () => {
  const world = createWorld();
  await world.connect('u1').connection;
  const late = world.connect('u2');
  await Promise.all([world.hideChannel('g1'), world.leave('u1', 'g1')]);
  await late.connection;
  await world.sayInChannel('g1');
  await settle();
  expect(late.writes.flat().map(([, data]) => data)).not.toContain('secret');
});

test('a connection that names threads while it starts afresh hears those and no others', async () => {
  for (const turns of [0, 1, 2, 3, 4]) {
    const world = createWorld();
    const { writes, connection } = world.connect('1');
    await world.hub.show(await connection, new Set(['thread 1']));
    world.lose(['g1']);
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
    await world.hub.show(await connection, new Set(['thread 2']));
    await settle();
    await world.sayInThread('thread 1');
    await world.sayInThread('thread 2');
    expect(writes.flat().filter(([type]) => type === 'TYPING_START')).toEqual([['TYPING_START', 'thread 2']]);
  }
});
