import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { ask, errorName } from './support/calls.ts';
import { foundGuild, type TestGuild } from './support/homes.ts';
import { logIn, PASSWORD, register } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const clock = turnableClock();
let server: TestServer;
let home: TestGuild;

beforeEach(async () => {
  server ??= await startServer({ clock });
  home = await foundGuild(server);
});

function later(ms: number): string {
  return new Date(clock.now() + ms).toISOString();
}

async function knock(): Promise<string> {
  return errorName(await (await register(server)).ask('invites.accept', { code: home.code })) ?? 'in';
}

describe('raid mode', () => {
  test('lets nobody in until its end, and says so', async () => {
    const { guild_id, owner, code } = home;
    const until = await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: later(600_000) });
    expect(Date.parse(until.invites_disabled_until ?? '')).toBeGreaterThan(clock.now());
    expect(await knock()).toBe('INVITES_PAUSED');
    expect(errorName(await ask(server, 'auth.register', { username: 'raider', password: PASSWORD, invite: code }))).toBe('INVITES_PAUSED');
    clock.turn(601_000);
    expect(await knock()).toBe('in');
    // The account that could not join was not made.
    expect((await register(server, { name: 'raider', invite: code })).username).toBe('raider');
  });

  test('is told to everybody, written down, and ended by null or a time that has passed', async () => {
    const { guild_id, owner } = home;
    const socket = await openSocket(await register(server, { invite: home.code }));
    await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: later(600_000), reason: 'набег' });
    const [, told] = await socket.next('GUILD_UPDATE');
    expect(told.incidents_data?.invites_disabled_until).toEqual(expect.any(String));
    expect(await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: null })).toMatchObject({
      invites_disabled_until: null,
    });
    expect((await owner.call('guilds.get', { guild_id })).incidents_data).toBeNull();
    await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: later(-1000) });
    expect((await owner.call('guilds.get', { guild_id })).incidents_data).toBeNull();
    const { audit_log_entries } = await owner.call('auditLog.list', { guild_id, action_type: AUDIT_ACTION.RAID_MODE });
    expect(audit_log_entries.map(({ user_id, reason }) => [user_id, reason])).toEqual([
      [owner.id, undefined],
      [owner.id, 'набег'],
    ]);
  });

  test('lasts for a day at most', async () => {
    const { guild_id, owner } = home;
    const tooLong = { guild_id, invites_disabled_until: later(LIMITS.incidentMs + 60_000) };
    expect(errorName(await owner.ask('guilds.setIncidentActions', tooLong))).toBe('INVALID_FORM_BODY');
  });

  test('lets everybody who does not moderate write once in half a minute, in every channel', async () => {
    const { guild_id, owner, channel_id, code } = home;
    const member = await register(server, { invite: code });
    const write = (content: string) => member.ask('messages.create', { channel_id, content });
    expect([errorName(await write('раз')), errorName(await write('два'))]).toEqual([undefined, undefined]);
    await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: later(600_000) });
    expect(errorName(await write('три'))).toBeUndefined();
    const refused = await write('четыре');
    expect(errorName(refused)).toBe('SLOWMODE');
    expect((refused.body as { retry_after: number }).retry_after).toBeGreaterThan(LIMITS.raidSlowMode - 10);
    for (const content of ['я', 'тут']) await owner.call('messages.create', { channel_id, content });
    await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: null });
    expect(errorName(await write('пять'))).toBeUndefined();
  });

  test('keeps nobody out who is a member already', async () => {
    const { guild_id, owner, code } = home;
    const member = await register(server, { invite: code });
    await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: later(600_000) });
    expect((await member.ask('invites.accept', { code })).status).toBe(200);
  });
});

describe('a burst of people who join', () => {
  test('turns raid mode on for an hour, once, in the name of the guild', async () => {
    const { guild_id, owner } = home;
    await owner.call('guilds.update', { guild_id, raid_joins: 5 });
    const people = await Promise.all(Array.from({ length: 12 }, () => register(server)));
    await Promise.all(people.map((one) => one.ask('invites.accept', { code: home.code })));
    const { incidents_data } = await owner.call('guilds.get', { guild_id });
    expect(Date.parse(incidents_data?.raid_detected_at ?? '')).toBeLessThanOrEqual(clock.now());
    expect(Date.parse(incidents_data?.invites_disabled_until ?? '')).toBeGreaterThan(clock.now() + LIMITS.raidMs - 60_000);
    expect(await knock()).toBe('INVITES_PAUSED');
    const { audit_log_entries } = await owner.call('auditLog.list', { guild_id, action_type: AUDIT_ACTION.RAID_MODE });
    expect(audit_log_entries).toMatchObject([{ user_id: guild_id, target_id: guild_id }]);
  });

  test('that stays below the number does nothing, and neither does any without a number', async () => {
    const { guild_id, owner } = home;
    await owner.call('guilds.update', { guild_id, raid_joins: 5 });
    for (let i = 0; i < 4; i++) expect(await knock()).toBe('in');
    expect((await owner.call('guilds.get', { guild_id })).incidents_data).toBeNull();
    await owner.call('guilds.update', { guild_id, raid_joins: 0 });
    for (let i = 0; i < 6; i++) expect(await knock()).toBe('in');
  });

  test('begins to count anew when a moderator opens the doors', async () => {
    const { guild_id, owner } = home;
    await owner.call('guilds.update', { guild_id, raid_joins: 3 });
    for (let i = 0; i < 3; i++) expect(await knock()).toBe('in');
    expect(await knock()).toBe('INVITES_PAUSED');
    await owner.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: null });
    for (let i = 0; i < 3; i++) expect(await knock()).toBe('in');
    expect(await knock()).toBe('INVITES_PAUSED');
  });
});

describe('the verification level', () => {
  const MINUTE = 60_000;

  test.each([
    { level: 0, waits: 0 },
    { level: 1, waits: 5 * MINUTE },
    { level: 2, waits: 60 * MINUTE },
    { level: 3, waits: 60 * MINUTE },
    { level: 4, waits: 24 * 60 * MINUTE },
  ])('$level lets someone who has just registered and joined write after $waits ms', async ({ level, waits }) => {
    const { guild_id, owner, channel_id, code } = home;
    await owner.call('guilds.update', { guild_id, verification_level: level });
    let newcomer = await register(server, { invite: code });
    const write = () => newcomer.ask('messages.create', { channel_id, content: 'привет' });
    if (waits > 0) {
      const refused = await write();
      expect(errorName(refused)).toBe('VERIFICATION_NEEDED');
      const { retry_after } = refused.body as { retry_after: number };
      expect(retry_after).toBeLessThanOrEqual(waits / 1000);
      expect(retry_after).toBeGreaterThan(waits / 1000 - 60);
      expect(errorName(await newcomer.ask('channels.typing', { channel_id }))).toBe('VERIFICATION_NEEDED');
      // They may read all the same.
      expect((await newcomer.ask('messages.list', { channel_id })).status).toBe(200);
      clock.turn(waits - MINUTE);
      newcomer = await logIn(server, newcomer);
      expect(errorName(await write())).toBe('VERIFICATION_NEEDED');
      clock.turn(MINUTE);
    }
    expect((await write()).status).toBe(200);
  });

  test('3 asks ten minutes of membership of an old account', async () => {
    const { guild_id, owner, channel_id, code } = home;
    await owner.call('guilds.update', { guild_id, verification_level: 3 });
    const account = await register(server);
    clock.turn(2 * 60 * MINUTE);
    const old = await logIn(server, account);
    await old.call('invites.accept', { code });
    expect(errorName(await old.ask('messages.create', { channel_id, content: 'рано' }))).toBe('VERIFICATION_NEEDED');
    clock.turn(10 * MINUTE);
    expect((await old.ask('messages.create', { channel_id, content: 'пора' })).status).toBe(200);
  });

  test('does not matter to who has a role, nor to the owner', async () => {
    const { guild_id, owner, channel_id, code } = home;
    await owner.call('guilds.update', { guild_id, verification_level: 4 });
    const trusted = await register(server, { invite: code });
    const role = await owner.call('roles.create', { guild_id, name: 'Свои' });
    await owner.call('members.addRole', { guild_id, user_id: trusted.id, role_id: role.id });
    for (const one of [owner, trusted]) expect((await one.ask('messages.create', { channel_id, content: 'я свой' })).status).toBe(200);
  });
});
