import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { register, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
});

const place = () => ({ channel_id: world.channel_id, message_id: world.message_id });
const react = (person: Person, emoji_name: string) => person.ask('reactions.add', { ...place(), emoji_name });
const takeBack = (person: Person, emoji_name: string) => person.ask('reactions.removeMine', { ...place(), emoji_name });
const read = async (person: Person) => (await person.call('messages.get', place())).reactions;
const names = (list: Awaited<ReturnType<typeof read>>) => list?.map(({ emoji, count, me }) => [emoji.name, count, me]);

describe('reactions', () => {
  test('are counted in the order in which each emoji came, and everybody sees which are theirs', async () => {
    const { member, owner, moderator } = people;
    for (const person of [member, owner]) expect((await react(person, '👍')).status).toBe(204);
    await react(owner, '❤️');
    await react(moderator, '👍');
    expect(names(await read(member))).toEqual([
      ['👍', 3, true],
      ['❤️', 1, false],
    ]);
    expect(names((await owner.call('messages.list', { channel_id: world.channel_id }))[0]?.reactions)).toEqual([
      ['👍', 3, true],
      ['❤️', 1, true],
    ]);
    await takeBack(member, '👍');
    await takeBack(owner, '❤️');
    expect(names(await read(member))).toEqual([['👍', 2, false]]);
  });

  test('once more changes nothing and tells nobody', async () => {
    const socket = await openSocket(people.owner);
    await react(people.member, '👍');
    await react(people.member, '👍');
    await takeBack(people.moderator, '👍');
    await takeBack(people.member, '👍');
    await takeBack(people.member, '👍');
    await people.member.call('messages.create', { channel_id: world.channel_id, content: 'конец' });
    await socket.next('MESSAGE_CREATE');
    const told = socket.events.map(([type]) => type).filter((type) => type.startsWith('MESSAGE_REACTION'));
    expect(told).toEqual(['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE']);
    expect(await read(people.member)).toBeUndefined();
    socket.close();
  });

  test('are any emoji of Unicode, with and without the sign that it is a picture, and nothing else', async () => {
    for (const name of ['👍🏽', '👩‍👩‍👧', '🇷🇺', '#️⃣', '❤']) expect((await react(people.member, name)).status).toBe(204);
    expect(names(await read(people.member))?.map(([name]) => name)).toEqual(['👍🏽', '👩‍👩‍👧', '🇷🇺', '#️⃣', '❤️']);
    for (const name of ['a', 'привет', '👍👍', 'wave:77', '<script>', '👍'.repeat(40)]) {
      expect(errorName(await react(people.member, name))).toBe('UNKNOWN_EMOJI');
    }
    expect((await react(people.member, 'a'.repeat(65))).status).toBe(400);
  });

  test('are of twenty kinds at most under a message, and joining in is still possible', async () => {
    const kinds = [...'😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓'];
    for (const kind of kinds) expect((await react(people.member, kind)).status).toBe(204);
    expect(errorName(await react(people.member, '🥇'))).toBe('TOO_MANY_REACTIONS');
    expect((await react(people.owner, '😀')).status).toBe(204);
    expect(await read(people.owner)).toHaveLength(20);
  });

  test('of fifty people at once are all counted, and all go again at once', async () => {
    const crowd: Person[] = [];
    for (let n = 0; n < 50; n++) crowd.push(await registerMember(server, people.owner, world.channel_id));
    const outcomes = await Promise.all(crowd.map((person, n) => react(person, n % 2 ? '👍' : '🎉')));
    expect(outcomes.every(({ status }) => status === 204)).toBe(true);
    expect((await read(people.owner))?.map(({ count }) => count)).toEqual([25, 25]);
    const page = await people.owner.call('reactions.list', { ...place(), emoji_name: '👍', limit: 10 });
    const rest = await people.owner.call('reactions.list', { ...place(), emoji_name: '👍', limit: 100, after: page.at(-1)?.id });
    expect([page.length, rest.length]).toEqual([10, 15]);
    expect([...page, ...rest].map(({ id }) => id)).toEqual(crowd.filter((_, n) => n % 2).map(({ id }) => id));
    const gone = await Promise.all(crowd.map((person, n) => takeBack(person, n % 2 ? '👍' : '🎉')));
    expect(gone.every(({ status }) => status === 204)).toBe(true);
    expect(await read(people.owner)).toBeUndefined();
  }, 60_000);

  test('a new one needs a permission, one that is there does not; who is timed out does neither', async () => {
    const { guild_id } = world;
    const everyone = (await people.owner.call('roles.list', { guild_id })).find(({ id }) => id === guild_id);
    const without = String(BigInt(everyone?.permissions ?? '0') & ~(1n << 6n));
    await people.owner.call('roles.update', { guild_id, role_id: guild_id, permissions: without });
    expect(errorName(await react(people.member, '👍'))).toBe('MISSING_PERMISSIONS');
    await react(people.owner, '👍');
    expect((await react(people.member, '👍')).status).toBe(204);
    expect(errorName(await react(people.timed_out, '👍'))).toBe('MISSING_PERMISSIONS');
  });

  test('go with their message, and come back with it', async () => {
    const { guild_id, channel_id, message_id } = world;
    await react(people.member, '👍');
    await people.moderator.call('messages.delete', { channel_id, message_id });
    expect(errorName(await react(people.member, '👍'))).toBe('UNKNOWN_MESSAGE');
    expect(await server.ctx.storage.reactions.countReactions(message_id)).toEqual([]);
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, action_type: 72, limit: 1 });
    await people.owner.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    expect(names(await read(people.member))).toEqual([['👍', 1, true]]);
  });

  test('of more people than undoing remembers come back as many as are kept, and the count is true', async () => {
    const { guild_id, channel_id, message_id } = world;
    await react(people.member, '👍');
    const crowd = Array.from({ length: 20_100 }, (_, n) => ({ message_id, channel_id, emoji: 'u1f44d', user_id: String(n + 1) }));
    await server.ctx.storage.reactions.insertReactions(crowd);
    await people.administrator.call('messages.delete', { channel_id, message_id });
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, action_type: 72, limit: 1 });
    const entry = await server.ctx.storage.auditLog.getEntry(guild_id, audit_log_entries[0]?.id ?? '');
    expect(Buffer.byteLength(entry?.undo ?? '')).toBeLessThan(LIMITS.undoBytes);
    await people.owner.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    const [kept] = await server.ctx.storage.reactions.countReactions(message_id);
    expect(kept?.count).toBe(LIMITS.undoReactions);
    expect((await read(people.owner))?.map(({ count }) => count)).toEqual([LIMITS.undoReactions]);
  }, 30_000);

  test('under what one may not see are refused as if nothing were there', async () => {
    const outsider = await register(server);
    const unknown = await outsider.ask('reactions.add', { channel_id: '77', message_id: '78', emoji_name: '👍' });
    for (const person of [outsider, people.blind, people.banned]) expect(await react(person, '👍')).toEqual(unknown);
    for (const person of [outsider, people.blind]) {
      const list = await person.ask('reactions.list', { ...place(), emoji_name: '👍' });
      expect(errorName(list)).toBe('UNKNOWN_CHANNEL');
    }
  });
});
