import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { bitsOf, type Permission } from '@chat-js/protocol/permissions.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName, refusalOf } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
let hall: string;
let kitchen: string;

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
  [hall, kitchen] = [await room('Зал'), await room('Кухня')];
  const { guild_id } = world;
  const roles = await people.owner.call('roles.list', { guild_id });
  const role = roles.find(({ name }) => name === 'moderator');
  const permissions = String(BigInt(role?.permissions ?? '0') | bitsOf(['MUTE_MEMBERS', 'DEAFEN_MEMBERS', 'MOVE_MEMBERS']));
  await people.owner.call('roles.update', { guild_id, role_id: role?.id ?? '', permissions });
});

async function room(name: string, given: object = {}): Promise<string> {
  return (await people.owner.call('channels.create', { guild_id: world.guild_id, name, type: 2, ...given })).id;
}

async function talk(person: Person, channel_id = hall): Promise<RawSocket> {
  const socket = await openSocket(person);
  const ack = await socket.call('voice.join', { channel_id });
  if (!ack.ok) throw new Error(`not let in: ${JSON.stringify(ack.error)}`);
  return socket;
}

const change = (by: Person, whom: Person, given: object) =>
  refusalOf(by, 'members.update', { guild_id: world.guild_id, user_id: whom.id, ...given });

const stateOf = (person: Person) => server.ctx.voices.find(person.id);

function told({ events }: RawSocket, { id }: Person): VoiceState[] {
  return events.flatMap((event) => (event[0] === 'VOICE_STATE_UPDATE' && event[1].user_id === id ? [event[1]] : []));
}

async function newest() {
  return (await people.owner.call('auditLog.list', { guild_id: world.guild_id, limit: 1 })).audit_log_entries[0];
}

async function deny(channel_id: string, person: Person, ...permissions: Permission[]): Promise<void> {
  await people.owner.call('channels.setOverwrite', { channel_id, overwrite_id: person.id, type: 1, deny: String(bitsOf(permissions)) });
}

/** From the request of the moderator until others hear of it. ms */
async function timed(socket: RawSocket, whom: Person, given: object, isSo: (state: VoiceState) => boolean): Promise<number> {
  const begun = performance.now();
  const heard = new Promise<number>((resolve) =>
    socket.socket.on('events', (batch: [string, VoiceState][]) => {
      if (batch.some(([type, data]) => type === 'VOICE_STATE_UPDATE' && data.user_id === whom.id && isSo(data)))
        resolve(performance.now() - begun);
    }),
  );
  expect(await change(people.moderator, whom, given)).toBe('ok');
  return heard;
}

describe('a moderator', () => {
  test('moves somebody who talks to another channel, in the session that they have', async () => {
    const { moderator, member, owner } = people;
    const [socket, aside] = [await talk(member), await openSocket(owner)];
    const before = stateOf(member);
    expect(await change(moderator, member, { channel_id: kitchen, reason: 'тише' })).toBe('ok');
    await until(() => told(aside, member).length === 2);
    expect(told(aside, member)).toMatchObject([{ channel_id: null }, { channel_id: kitchen, session_id: before?.session_id }]);
    expect(await newest()).toMatchObject({
      ...{ user_id: moderator.id, target_id: member.id, action_type: AUDIT_ACTION.MEMBER_MOVE, reason: 'тише' },
      changes: [{ key: 'channel_id', old_value: hall, new_value: kitchen }],
      options: { channel_id: kitchen, count: '1' },
    });
    expect((await socket.call('voice.update', { self_mute: true })).ok).toBe(true);
    expect(stateOf(member)).toMatchObject({ channel_id: kitchen, session_id: before?.session_id, self_mute: true });
    expect(await change(moderator, member, { channel_id: kitchen })).toBe('ok');
  });

  test('takes somebody out of voice, who may come back', async () => {
    const { moderator, member } = people;
    await talk(member);
    expect(await change(moderator, member, { channel_id: null })).toBe('ok');
    expect(stateOf(member)).toBeUndefined();
    expect(await newest()).toMatchObject({ target_id: member.id, action_type: AUDIT_ACTION.MEMBER_DISCONNECT, options: { count: '1' } });
    await talk(member);
    expect(stateOf(member)).toMatchObject({ channel_id: hall });
  });

  test('mutes, deafens and moves whoever stands above as well, as ranks do not count there', async () => {
    const { moderator, administrator } = people;
    await talk(administrator);
    expect(await change(moderator, administrator, { mute: true, channel_id: kitchen })).toBe('ok');
    await until(() => stateOf(administrator)?.mute === true);
    expect(stateOf(administrator)).toMatchObject({ channel_id: kitchen, mute: true });
    expect(await change(moderator, administrator, { mute: false, deaf: false, nick: 'x' })).toBe('MISSING_PERMISSIONS');
    expect(await change(moderator, administrator, { mute: false })).toBe('ok');
    await until(() => stateOf(administrator)?.mute === false);
  });

  test('is heard by everybody within 500 ms', async () => {
    const { member, owner } = people;
    const aside = await openSocket(owner);
    const took: number[] = [];
    await talk(member);
    for (const mute of [true, false, true, false]) took.push(await timed(aside, member, { mute }, (state) => state.mute === mute));
    for (const deaf of [true, false]) took.push(await timed(aside, member, { deaf }, (state) => state.deaf === deaf));
    for (const channel_id of [kitchen, hall, null])
      took.push(await timed(aside, member, { channel_id }, (state) => state.channel_id === channel_id));
    const median = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
    expect(median).toBeLessThan(500);
  });
});

describe('nobody is moved', () => {
  test('who talks nowhere, in another server, or where the moderator may not look', async () => {
    const { moderator, member } = people;
    for (const channel_id of [kitchen, null]) expect(await change(moderator, member, { channel_id })).toBe('NOT_IN_VOICE');
    await talk(member);
    await deny(hall, moderator, 'VIEW_CHANNEL');
    for (const channel_id of [kitchen, null]) expect(await change(moderator, member, { channel_id })).toBe('NOT_IN_VOICE');
  });

  test('by somebody who may not move others, here or there', async () => {
    const { moderator, manager, member } = people;
    expect(await change(manager, member, { channel_id: null })).toBe('MISSING_PERMISSIONS');
    await talk(member);
    for (const channel_id of [kitchen, null]) expect(await change(manager, member, { channel_id })).toBe('MISSING_PERMISSIONS');
    await deny(kitchen, moderator, 'MOVE_MEMBERS');
    expect(await change(moderator, member, { channel_id: kitchen })).toBe('MISSING_PERMISSIONS');
    await deny(hall, moderator, 'MOVE_MEMBERS');
    expect(await change(moderator, member, { channel_id: null })).toBe('MISSING_PERMISSIONS');
    expect(stateOf(member)?.channel_id).toBe(hall);
  });

  test('to where there is no voice, where the moderator or they may not connect, or as many talk as can', async () => {
    const { moderator, member, stranger, administrator, manager, owner, muted } = people;
    await talk(member);
    const [elsewhere] = await stranger.call('users.listMyGuilds', {});
    const [foreign] = await stranger.call('channels.list', { guild_id: elsewhere?.id ?? '' });
    const hidden = await room('Тайная');
    await deny(hidden, moderator, 'VIEW_CHANNEL');
    for (const channel_id of ['1', foreign?.id, hidden]) expect(await change(moderator, member, { channel_id })).toBe('UNKNOWN_CHANNEL');
    expect(await change(moderator, member, { channel_id: world.channel_id })).toBe('WRONG_CHANNEL_TYPE');
    const [closed, shut] = [await room('Закрытая'), await room('Запертая')];
    await deny(closed, moderator, 'CONNECT');
    await deny(shut, member, 'CONNECT');
    for (const channel_id of [closed, shut]) expect(await change(moderator, member, { channel_id })).toBe('MISSING_PERMISSIONS');
    for (const person of [administrator, manager, owner, moderator]) await talk(person, kitchen);
    expect(await change(moderator, member, { channel_id: kitchen })).toBe('VOICE_CHANNEL_FULL');
    expect(stateOf(member)?.channel_id).toBe(hall);
    expect(await change(moderator, muted, { channel_id: kitchen })).toBe('NOT_IN_VOICE');
  });
});

test('a channel takes as many as its limit says, and those who move others beyond it', async () => {
  const { member, manager, moderator } = people;
  const small = await room('Двое', { user_limit: 1 });
  const first = await talk(member, small);
  const next = await openSocket(manager);
  const refused = await next.call('voice.join', { channel_id: small });
  expect(refused.ok ? 'ok' : errorName({ status: 403, body: refused.error })).toBe('VOICE_CHANNEL_FULL');
  await talk(moderator, small);
  const { session_id } = stateOf(member) ?? {};
  expect((await first.call('voice.join', { channel_id: small, session_id })).ok).toBe(true);
  await next.call('voice.join', { channel_id: hall });
  expect(await change(moderator, manager, { channel_id: small })).toBe('ok');
  expect(server.ctx.voices.listIn(small).map(({ user_id }) => user_id)).toEqual([member.id, moderator.id, manager.id]);
});
