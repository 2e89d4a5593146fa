import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorName } from './support/calls.ts';
import { type Person, registerMember } from './support/people.ts';
import { sampleOf } from './support/samples.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openClient, openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

const NAME = 'Подарок Оле';
const NOBODYS = '1234567890123456789';

let server: TestServer;
let people: People;
let world: World;
/** Sees the channel, and is in no private thread. */
let outsider: Person;
/** Is brought into them. */
let guest: Person;

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people, { asks: true });
  outsider = await registerMember(server, people.owner, world.channel_id);
  guest = await registerMember(server, people.owner, world.channel_id);
});

/** By the member, who manages nothing. */
async function start(more: Partial<OperationRequest<'threads.create'>> = {}): Promise<string> {
  const { id } = await people.member.call('threads.create', { channel_id: world.channel_id, name: NAME, type: 12, ...more });
  return id;
}
const bring = (person: Person, channel_id: string, { id: user_id }: Person) => person.ask('threads.addMember', { channel_id, user_id });
const write = (person: Person, channel_id: string, content = 'между нами') => person.call('messages.create', { channel_id, content });
const get = (person: Person, channel_id: string) => person.ask('channels.get', { channel_id });
const sees = async (person: Person, channel_id: string) => errorName(await get(person, channel_id)) !== 'UNKNOWN_CHANNEL';

describe('a private thread', () => {
  test('is started by itself, leaves no note, and is seen by whoever began it and by those who manage threads', async () => {
    const before = await people.member.call('messages.list', { channel_id: world.channel_id, limit: 1 });
    const id = await start();
    expect((await get(people.member, id)).body).toMatchObject({
      ...{ type: 12, parent_id: world.channel_id, name: NAME, owner_id: people.member.id, member_count: 1 },
      ...{ thread_metadata: { archived: false, locked: false, invitable: true }, member: { user_id: people.member.id } },
    });
    expect(await people.member.call('messages.list', { channel_id: world.channel_id, limit: 1 })).toEqual(before);
    for (const person of [people.moderator, people.administrator, people.owner]) expect(await sees(person, id)).toBe(true);
    for (const person of [people.manager, people.blind, people.muted, outsider]) expect(await sees(person, id)).toBe(false);
    const listed = async (person: Person) => (await person.call('threads.listActive', { guild_id: world.guild_id })).threads;
    expect((await listed(people.member)).map((thread) => thread.id)).toContain(id);
    expect((await listed(outsider)).map((thread) => thread.id)).toEqual([world.thread_id, world.post_id]);
  });

  test('takes a permission of its own to start', async () => {
    const { guild_id: overwrite_id, channel_id } = world;
    const deny = String(PERMISSIONS.CREATE_PRIVATE_THREADS);
    await people.owner.call('channels.setOverwrite', { channel_id, overwrite_id, type: 0, deny });
    const ask = (type: 11 | 12) => people.member.ask('threads.create', { channel_id, name: 'x', type });
    expect([errorName(await ask(12)), (await ask(11)).status]).toEqual(['MISSING_PERMISSIONS', 201]);
  });

  test('is entered only by being brought, and whoever is out of it has lost it', async () => {
    const id = await start();
    await write(people.member, id);
    expect(errorName(await outsider.ask('threads.join', { channel_id: id }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await bring(outsider, id, outsider))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await bring(people.member, id, people.blind))).toBe('UNKNOWN_MEMBER');
    expect((await bring(people.member, id, guest)).status).toBe(204);
    expect((await guest.call('messages.list', { channel_id: id })).map(({ content }) => content)).toEqual(['между нами']);
    // Whoever is in it brings others, and takes nobody out but themselves.
    expect((await bring(guest, id, outsider)).status).toBe(204);
    const out = { channel_id: id, user_id: outsider.id };
    expect(errorName(await guest.ask('threads.removeMember', out))).toBe('MISSING_PERMISSIONS');
    await people.member.call('threads.removeMember', out);
    await guest.call('threads.leave', { channel_id: id });
    expect([await sees(outsider, id), await sees(guest, id)]).toEqual([false, false]);
    expect(errorName(await guest.ask('messages.create', { channel_id: id, content: 'x' }))).toBe('UNKNOWN_CHANNEL');
    expect((await people.moderator.ask('threads.join', { channel_id: id })).status).toBe(204);
  });

  test('that is not open to others is opened to them by its starter and by moderators', async () => {
    const id = await start({ invitable: false });
    await bring(people.member, id, guest);
    expect(errorName(await bring(guest, id, outsider))).toBe('MISSING_PERMISSIONS');
    await write(guest, id, `и <@${outsider.id}> тоже`);
    expect(await sees(outsider, id)).toBe(false);
    expect((await bring(people.moderator, id, outsider)).status).toBe(204);
    const change = (person: Person, invitable: boolean) => person.ask('channels.update', { channel_id: id, invitable });
    expect(errorName(await change(guest, true))).toBe('MISSING_PERMISSIONS');
    expect((await change(people.member, true)).body).toMatchObject({ thread_metadata: { invitable: true } });
    expect((await bring(guest, id, people.manager)).status).toBe(204);
  });

  test('is opened by a mention to whoever sees the channel, and they hear of the message', async () => {
    const id = await start();
    const client = await openClient(outsider);
    const { id: message_id } = await write(people.member, id, `<@${outsider.id}> <@${people.blind.id}>, смотрите`);
    await until(() => client.getState().channels[id]?.last_message_id === message_id);
    expect(client.getState().channels[id]).toMatchObject({ name: NAME, member: { user_id: outsider.id } });
    expect(client.getState().seen[id]).not.toBe(message_id);
    expect(await sees(people.blind, id)).toBe(false);
    const { id: own } = await write(outsider, id, 'понял');
    await outsider.call('threads.leave', { channel_id: id });
    await until(() => client.getState().channels[id] === undefined);
    await people.member.call('messages.create', { channel_id: id, content: 'жаль', message_reference: { message_id: own } });
    expect(await sees(outsider, id)).toBe(false);
    client.close();
  });

  test('is gone with the sight of its channel, and whoever comes back to the guild is in none, ended or not', async () => {
    const [going, ended] = [await start(), await start()];
    for (const id of [going, ended]) {
      await bring(people.member, id, guest);
      await write(people.member, id);
    }
    await people.member.call('channels.update', { channel_id: ended, archived: true });
    expect(await sees(guest, ended)).toBe(true);
    await guest.call('guilds.leave', { guild_id: world.guild_id });
    await until(async () => !(await server.ctx.storage.threads.getThreadMember(ended, guest.id)));
    const { code } = await people.owner.call('invites.create', { channel_id: world.channel_id });
    await guest.call('invites.accept', { code });
    expect([await sees(guest, going), await sees(guest, ended)]).toEqual([false, false]);
  });

  test('that has ended is listed for those who manage threads, and for whoever is in it', async () => {
    const [first, second, other] = [await start(), await start({ name: 'второй' }), await start()];
    await bring(people.member, first, guest);
    for (const channel_id of [first, second]) await people.member.call('channels.update', { channel_id, archived: true });
    const { channel_id } = world;
    const names = ({ threads }: { threads: { id: string }[] }) => threads.map(({ id }) => id);
    expect(names(await people.moderator.call('threads.listArchivedPrivate', { channel_id }))).toEqual([second, first]);
    expect(errorName(await people.member.ask('threads.listArchivedPrivate', { channel_id }))).toBe('MISSING_PERMISSIONS');
    const mine = await people.member.call('threads.listArchivedMine', { channel_id, limit: 1 });
    expect([names(mine), mine.has_more]).toEqual([[second], true]);
    const rest = await people.member.call('threads.listArchivedMine', { channel_id, limit: 1, before: second });
    expect([names(rest), rest.has_more]).toEqual([[first], false]);
    expect(names(await guest.call('threads.listArchivedMine', { channel_id }))).toEqual([first]);
    expect(names(await outsider.call('threads.listArchivedMine', { channel_id }))).toEqual([]);
    for (const person of [people.moderator, people.member]) {
      expect(names(await person.call('threads.listArchived', { channel_id }))).toEqual([]);
    }
    expect(await sees(people.member, other)).toBe(true);
  });

  test('stays what it is for those who moderate without managing threads', async () => {
    const { guild_id } = world;
    const id = await start();
    await bring(people.member, id, guest);
    await bring(people.member, id, people.manager);
    const { id: message_id } = await write(guest, id, 'грубость');
    const role = await people.owner.call('roles.create', {
      ...{ guild_id, name: 'Дежурные' },
      permissions: String(PERMISSIONS.MODERATE_MEMBERS | PERMISSIONS.MANAGE_MESSAGES | PERMISSIONS.VIEW_AUDIT_LOG),
    });
    await people.owner.call('members.addRole', { guild_id, user_id: outsider.id, role_id: role.id });
    const report = { guild_id, channel_id: id, message_id, user_id: guest.id, category: 'abuse' } as const;
    await people.member.call('reports.create', report);
    const [seen] = await people.moderator.call('reports.list', { guild_id, limit: 1 });
    const [withheld] = await outsider.call('reports.list', { guild_id, limit: 1 });
    expect(seen).toMatchObject({ withheld: false, channel_id: id, message: { content: 'грубость' } });
    expect(withheld).toMatchObject({ withheld: true, channel_id: null, message_id: null, message: null });
    expect(await outsider.call('messages.deleteOf', { guild_id, user_id: guest.id, seconds: 3600 })).toMatchObject({ deleted: 0 });
    await people.moderator.call('channels.update', { channel_id: id, name: 'Иначе', rate_limit_per_user: 5 });
    await people.moderator.call('messages.delete', { channel_id: id, message_id });
    const log = await outsider.call('auditLog.list', { guild_id, limit: 100 });
    const [deletion] = log.audit_log_entries.filter(({ action_type }) => action_type === 72);
    expect(deletion?.options).toMatchObject({ channel_id: world.channel_id });
    expect(errorName(await outsider.ask('auditLog.undo', { guild_id, entry_id: deletion?.id ?? '' }))).toBe('MISSING_PERMISSIONS');
    for (const secret of [NAME, 'Иначе', 'грубость']) expect(JSON.stringify(log)).not.toContain(secret);
  });
});

test('AutoMod tells of what it caught there without saying where or what', async () => {
  const { guild_id, channel_id } = world;
  await people.manager.call('automod.create', {
    ...{ guild_id, name: 'Слова', event_type: 1, trigger_type: 1, trigger_metadata: { keyword_filter: ['казино'] }, enabled: true },
    actions: [{ type: 2, metadata: { channel_id } }],
  });
  const socket = await openSocket(people.manager);
  const id = await start({ name: 'Идём в казино' });
  const { id: message_id } = await write(people.member, id, 'в казино так в казино');
  const alerts = async () => (await outsider.call('messages.list', { channel_id })).filter(({ type }) => type === 24);
  await until(async () => (await alerts()).length === 2);
  await until(() => socket.events.filter(([type]) => type === 'AUTO_MODERATION_ACTION_EXECUTION').length === 2);
  const told = JSON.stringify([await alerts(), socket.events]);
  for (const secret of [id, message_id, 'казино так', 'Идём']) expect(told).not.toContain(secret);
  socket.close();
});

describe('whoever is connected while it changes', () => {
  /** What happens between a call of the store and its answer. */
  function meanwhile(work: () => Promise<unknown>): void {
    const { threads } = server.ctx.storage;
    const read = threads.listThreads.bind(threads);
    vi.spyOn(threads, 'listThreads').mockImplementationOnce(async (ids) => {
      const found = await read(ids);
      await work();
      return found;
    });
  }

  test('and turns to it while they are taken out reads nothing there', async () => {
    const id = await start();
    await bring(people.member, id, guest);
    const socket = await openSocket(guest, undefined, []);
    await socket.next('READY');
    meanwhile(() => people.member.call('threads.removeMember', { channel_id: id, user_id: guest.id }));
    await socket.show([id, world.channel_id]);
    await write(people.member, id);
    await write(people.member, world.channel_id, 'при всех');
    await socket.next('MESSAGE_CREATE');
    expect(JSON.stringify(socket.events.slice(1))).not.toContain('между нами');
    socket.close();
  });

  test('and writes while they are taken out is not in it again by that', async () => {
    const id = await start();
    await bring(people.member, id, guest);
    const { messages } = server.ctx.storage;
    const insert = messages.insertOnce.bind(messages);
    vi.spyOn(messages, 'insertOnce').mockImplementationOnce(async (row) => {
      await people.member.call('threads.removeMember', { channel_id: id, user_id: guest.id });
      return insert(row);
    });
    await write(guest, id);
    expect(await sees(guest, id)).toBe(false);
    await write(people.moderator, id);
    expect((await get(people.moderator, id)).body).toMatchObject({ member: { user_id: people.moderator.id }, member_count: 2 });
  });

  test('and comes back after they were taken out, or it has ended, starts afresh without it', async () => {
    for (const leave of [
      (id: string) => people.member.call('threads.removeMember', { channel_id: id, user_id: guest.id }),
      (id: string) => people.member.call('channels.update', { channel_id: id, archived: true }),
    ]) {
      const id = await start();
      await bring(people.member, id, guest);
      const before = await openSocket(guest, undefined, [id]);
      await before.next('READY');
      await write(people.member, world.channel_id, 'при всех');
      await write(people.member, id, 'ещё при нём');
      await before.next('MESSAGE_CREATE');
      before.close();
      await write(people.member, id);
      await leave(id);
      const after = await openSocket(guest, before.lastId(), [id]);
      const [, { guilds }] = await after.next('READY');
      expect(after.events[0]?.[0]).toBe('RESYNC');
      expect(guilds.find((guild) => guild.id === world.guild_id)?.threads.map((thread) => thread.id)).not.toContain(id);
      expect(JSON.stringify(after.events)).not.toContain('между нами');
      after.close();
    }
  });

  test('and loses its channel, or the right to manage threads, hears nothing of it from then on', async () => {
    const { channel_id } = world;
    const id = await start();
    await bring(people.member, id, guest);
    const [inside, managing] = [await openSocket(guest, undefined, [id]), await openSocket(people.moderator)];
    for (const socket of [inside, managing]) await socket.next('READY');
    const deny = (person: Person, bit: bigint) =>
      people.owner.call('channels.setOverwrite', { channel_id, overwrite_id: person.id, type: 1, deny: String(bit) });
    await deny(guest, PERMISSIONS.VIEW_CHANNEL);
    await deny(people.moderator, PERMISSIONS.MANAGE_THREADS);
    await inside.next('CHANNEL_DELETE');
    const [, sync] = await managing.next('THREAD_LIST_SYNC');
    expect(sync.threads.map((thread) => thread.id)).toEqual([world.thread_id]);
    await write(people.member, id);
    await people.member.call('channels.update', { channel_id: id, name: 'Иначе' });
    await write(people.member, channel_id, 'при всех');
    await managing.next('MESSAGE_CREATE');
    for (const { events } of [inside, managing]) {
      const told = JSON.stringify(events);
      for (const secret of ['между нами', 'Иначе']) expect(told).not.toContain(secret);
    }
    for (const socket of [inside, managing]) socket.close();
  });
});

describe('nobody else learns of it', () => {
  test('from what anybody is told while it lives', async () => {
    const sockets = [
      await openSocket(outsider),
      await openSocket(people.manager, undefined, [world.channel_id]),
      await openSocket(people.blind),
    ];
    const id = await start();
    for (const person of [outsider, people.manager, people.blind]) sockets.push(await openSocket(person, undefined, [id]));
    for (const socket of sockets) await socket.next('READY');
    const ids = await live(id);
    await write(people.owner, world.channel_id, 'конец');
    // Who shows it shows nothing else, and the blind see nothing here: they are told on one bus with the others.
    for (const socket of sockets.slice(0, 2)) await socket.next('MESSAGE_CREATE');
    for (const socket of sockets) {
      const told = JSON.stringify(socket.events);
      for (const secret of [...ids, NAME, 'Иначе', 'между нами']) expect(told).not.toContain(secret);
      socket.close();
    }
  });

  const inputs = (Object.keys(operations) as OperationName[]).flatMap((name) =>
    (['all', 'message'] as const).map((what) => [name, what] as const),
  );

  test('from any answer: it is as if its ids were nobody’s', async () => {
    const id = await start();
    const { id: message_id } = await write(people.member, id);
    const { id: poll_id } = await people.member.call('messages.create', {
      channel_id: id,
      poll: { question: { text: '?' }, answers: [{ poll_media: { text: 'а' } }, { poll_media: { text: 'б' } }] },
    });
    let tried = 0;
    for (const [name, what] of inputs) {
      const sample = sampleOf(name, world);
      const swap = (place: string, message: string, poll: string) => {
        const messages = { [world.message_id]: message, [world.poll_id]: poll };
        const places = what === 'all' ? { [world.channel_id]: place, [world.thread_id]: place } : {};
        return replaced(sample, { ...messages, ...places });
      };
      const [secret, nobodys] = [swap(id, message_id, poll_id), swap(NOBODYS, NOBODYS, NOBODYS)];
      if (JSON.stringify(secret) === JSON.stringify(sample)) continue;
      const [a, b] = [await outsider.ask(name, secret), await outsider.ask(name, nobodys)];
      // What one says to have read is kept as one says it, whatever is there.
      if (what === 'message' && name.startsWith('readStates.')) continue;
      expect({ name, status: a.status, body: withoutIds(a.body, [id, message_id, poll_id]) }).toEqual({
        ...{ name, status: b.status },
        body: withoutIds(b.body, [NOBODYS]),
      });
      tried += 1;
    }
    expect(tried).toBeGreaterThan(60);
    expect((await get(people.member, id)).body).toMatchObject({ member_count: 1, message_count: 2, name: NAME });
  });

  test('from a message that carries on what was written there, or a link', async () => {
    const id = await start();
    const { id: message_id } = await write(people.member, id);
    const forward = { channel_id: world.channel_id, message_reference: { type: 1, channel_id: id, message_id } } as const;
    expect((await outsider.ask('messages.create', forward)).status).toBe(400);
    expect((await people.member.ask('messages.create', forward)).status).toBe(200);
  });
});

/** Everything that can happen in it; answers the ids that nobody else may hear of. */
async function live(channel_id: string): Promise<string[]> {
  const { member, moderator } = people;
  await bring(member, channel_id, guest);
  const { id: message_id } = await write(member, channel_id);
  await guest.call('channels.typing', { channel_id });
  await guest.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
  await guest.call('reactions.removeMine', { channel_id, message_id, emoji_name: '👍' });
  await member.call('messages.edit', { channel_id, message_id, content: 'между нами!' });
  await moderator.call('pins.add', { channel_id, message_id });
  const poll = { question: { text: '?' }, answers: [{ poll_media: { text: 'а' } }, { poll_media: { text: 'б' } }] };
  const { id: poll_id } = await member.call('messages.create', { channel_id, poll });
  await guest.call('polls.vote', { channel_id, message_id: poll_id, answer_ids: [1] });
  await guest.call('polls.vote', { channel_id, message_id: poll_id, answer_ids: [] });
  await member.call('polls.expire', { channel_id, message_id: poll_id });
  await member.call('channels.update', { channel_id, name: 'Иначе' });
  await moderator.call('messages.delete', { channel_id, message_id: poll_id });
  await member.call('channels.update', { channel_id, archived: true });
  await write(guest, channel_id);
  await member.call('threads.removeMember', { channel_id, user_id: guest.id });
  await moderator.call('channels.delete', { channel_id });
  return [channel_id, message_id, poll_id];
}

/** A copy with other ids, however deep they stand. */
function replaced<T>(value: T, ids: Readonly<Record<string, string>>): T {
  const json = JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? (ids[part] ?? part) : part));
  return JSON.parse(json) as T;
}

/** What differs between two answers to the same question anyhow, and between two ids. */
function withoutIds(body: unknown, ids: readonly string[]): unknown {
  const text = JSON.stringify(body ?? null);
  const same = ids.reduce((rest, id) => rest.replaceAll(id, 'id'), text);
  return JSON.parse(same.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g, 'time')) as unknown;
}
