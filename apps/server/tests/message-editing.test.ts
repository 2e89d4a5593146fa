import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
});

const write = (person: Person, content: string, more: object = {}) =>
  person.call('messages.create', { channel_id: world.channel_id, content, ...more });
const edit = (person: Person, message_id: string, fields: object) =>
  person.ask('messages.edit', { channel_id: world.channel_id, message_id, ...fields });
const read = (message_id: string, person = people.member) => person.call('messages.get', { channel_id: world.channel_id, message_id });
const fieldsOf = ({ body }: { body: unknown }) => Object.keys((body as { errors?: object }).errors ?? {});

async function makeMentionable(person: Person) {
  const { guild_id } = world;
  const role = await people.owner.call('roles.create', { guild_id, name: 'Клуб', mentionable: true });
  await people.owner.call('members.addRole', { guild_id, user_id: person.id, role_id: role.id });
  return role;
}

describe('editing', () => {
  test('changes the text for everybody, says when, and counts the change', async () => {
    const socket = await openSocket(people.owner);
    const { id } = await write(people.member, 'опечтака');
    const edited = await people.member.call('messages.edit', { channel_id: world.channel_id, message_id: id, content: 'опечатка' });
    expect(edited).toMatchObject({ id, content: 'опечатка', revision: 1 });
    expect(Date.parse(edited.edited_timestamp ?? '')).toBeGreaterThan(Date.parse(edited.timestamp) - 1);
    expect((await socket.next('MESSAGE_UPDATE'))[1]).toEqual({ ...edited, guild_id: world.guild_id });
    expect(await read(id)).toEqual(edited);
    socket.close();
  });

  test('to the same text changes nothing and tells nobody', async () => {
    const message = await write(people.member, 'как было');
    expect((await edit(people.member, message.id, { content: ' как было '.trimStart() })).body).toEqual(message);
  });

  test('is for the author alone, and an empty text is refused', async () => {
    const { id } = await write(people.member, 'моё');
    for (const person of [people.moderator, people.administrator, people.owner]) {
      expect(errorName(await edit(person, id, { content: 'чужое' }))).toBe('EDIT_OF_OTHERS');
    }
    expect(errorName(await edit(people.blind, id, { content: 'чужое' }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await edit(people.member, id, { content: '' }))).toBe('EMPTY_MESSAGE');
    expect(errorName(await edit(people.member, '77', { content: 'нет такого' }))).toBe('UNKNOWN_MESSAGE');
    expect((await edit(people.member, id, { content: 'x'.repeat(4001) })).status).toBe(400);
    expect((await read(id)).content).toBe('моё');
  });

  test('is what AutoMod reads too', async () => {
    const { guild_id, rule_id } = world;
    await people.manager.call('automod.update', { guild_id, rule_id, enabled: true, trigger_metadata: { keyword_filter: ['редиска'] } });
    const { id } = await write(people.member, 'всё хорошо');
    expect(errorName(await edit(people.member, id, { content: 'ты редиска' }))).toBe('AUTOMOD_BLOCKED');
    expect((await read(id)).content).toBe('всё хорошо');
  });

  test('a moderator takes the previews of somebody else away, and nothing more', async () => {
    const { id } = await write(people.member, 'https://example.org');
    expect((await edit(people.moderator, id, { flags: 4 })).body).toMatchObject({
      flags: 4,
      content: 'https://example.org',
      edited_timestamp: null,
    });
    expect(errorName(await edit(people.manager, id, { flags: 0 }))).toBe('EDIT_OF_OTHERS');
    expect((await edit(people.member, id, { flags: 0 })).body).toMatchObject({ flags: 0 });
  });

  test('of fifty edits at once the last one stands, and none is half of another', async () => {
    const { id } = await write(people.member, 'начало');
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => edit(people.member, id, { content: `правка ${n}` })));
    const done = answers.filter(({ status }) => status === 200).map(({ body }) => body as { content: string; revision: number });
    const last = done.sort((a, b) => b.revision - a.revision)[0];
    expect(await read(id)).toMatchObject({ content: last?.content, revision: done.length });
  });
});

describe('whom a message tells', () => {
  test('people and roles that it names, once each, and nobody who is not here', async () => {
    const role = await makeMentionable(people.muted);
    const { member, owner, stranger } = people;
    const content = `<@${owner.id}> <@!${owner.id}> <@${stranger.id}> <@77> <@&${role.id}> <@&78> <@&${world.guild_id}> @everyone`;
    const message = await write(member, content);
    expect(message.mentions.map(({ id }) => id)).toEqual([owner.id]);
    expect(message).toMatchObject({ mention_roles: [role.id], mention_everyone: false });
    expect(message.mentions[0]).toEqual((await read(world.message_id)).author);
    expect((await people.owner.call('messages.list', { channel_id: world.channel_id, limit: 1 }))[0]).toEqual({
      ...message,
      nonce: undefined,
    });
  });

  test('a role that is not to be mentioned, and everyone, only by who may', async () => {
    const { role_id } = world;
    const content = `<@&${role_id}> @here`;
    expect(await write(people.member, content)).toMatchObject({ mention_roles: [], mention_everyone: false });
    expect(await write(people.owner, content)).toMatchObject({ mention_roles: [role_id], mention_everyone: true });
    expect(await write(people.owner, 'код `@everyone`')).toMatchObject({ mention_everyone: false });
  });

  test('as far as its author wants', async () => {
    const { owner, member, moderator } = people;
    const content = `<@${owner.id}> <@${moderator.id}> @everyone`;
    const told = async (allowed_mentions: object) => {
      const { mentions, mention_everyone } = await write(owner, content, { allowed_mentions });
      return [mentions.map(({ id }) => id), mention_everyone];
    };
    expect(await told({})).toEqual([[], false]);
    expect(await told({ parse: ['users'] })).toEqual([[owner.id, moderator.id], false]);
    expect(await told({ parse: ['everyone'], users: [moderator.id] })).toEqual([[moderator.id], true]);
    const both = await member.ask('messages.create', {
      channel_id: world.channel_id,
      content,
      allowed_mentions: { parse: ['users'], users: [owner.id] },
    });
    expect([both.status, fieldsOf(both)]).toEqual([400, ['allowed_mentions']]);
    const many = { users: Array.from({ length: 10_000 }, (_, n) => String(n + 1)) };
    expect((await member.ask('messages.create', { channel_id: world.channel_id, content, allowed_mentions: many })).status).toBe(400);
  });

  test('an edit names others', async () => {
    const { id } = await write(people.member, `<@${people.owner.id}>`);
    const { body } = await edit(people.member, id, { content: `<@${people.moderator.id}>` });
    expect((body as { mentions: { id: string }[] }).mentions.map((user) => user.id)).toEqual([people.moderator.id]);
  });

  test('people are shown as they are called today', async () => {
    const { id } = await write(people.member, `<@${people.owner.id}>`);
    await people.owner.call('users.updateMe', { global_name: 'Новое имя' });
    expect((await read(id)).mentions[0]?.global_name).toBe('Новое имя');
  });
});

describe('answering', () => {
  const answerTo = (message_id: string, more: object = {}) => ({ message_reference: { message_id, ...more } });

  test('carries what is answered as it is now, and tells its author unless it shall not', async () => {
    const { channel_id, guild_id, message_id } = world;
    const answer = await write(people.member, 'да', answerTo(message_id));
    expect(answer).toMatchObject({
      type: 19,
      message_reference: { type: 0, message_id, channel_id, guild_id },
      referenced_message: { id: message_id, content: 'first' },
      mentions: [{ id: people.owner.id }],
    });
    await people.owner.call('messages.edit', { channel_id, message_id, content: 'первое' });
    expect((await read(answer.id)).referenced_message?.content).toBe('первое');
    const quiet = await write(people.member, 'тихо', { ...answerTo(message_id), allowed_mentions: { parse: ['users'] } });
    expect(quiet.mentions).toEqual([]);
    const edited = await people.member.call('messages.edit', { channel_id, message_id: quiet.id, content: 'тише' });
    expect(edited.mentions).toEqual([]);
    await people.owner.call('messages.delete', { channel_id, message_id });
    expect((await read(answer.id)).referenced_message).toBeNull();
  });

  test('what is unknown, elsewhere or hidden is all the same', async () => {
    const { channel_id } = world;
    const elsewhere = (await people.stranger.call('users.listMyGuilds', {}))[0]?.id ?? '';
    const there = (await people.stranger.call('channels.list', { guild_id: elsewhere })).find(({ type }) => type === 0)?.id ?? '';
    const hidden = await people.stranger.call('messages.create', { channel_id: there, content: 'тайна' });
    for (const reference of [{ message_id: '77' }, { message_id: hidden.id }, { message_id: hidden.id, channel_id: there }]) {
      const outcome = await people.member.ask('messages.create', { channel_id, content: 'x', message_reference: reference });
      expect([outcome.status, fieldsOf(outcome)]).toEqual([400, ['message_reference']]);
      const forgiving = await write(people.member, 'x', { message_reference: { ...reference, fail_if_not_exists: false } });
      expect([forgiving.type, forgiving.referenced_message]).toEqual([0, undefined]);
    }
  });

  test('needs permission to read history', async () => {
    const { guild_id, channel_id, message_id } = world;
    const roles = await people.owner.call('roles.list', { guild_id });
    const everyone = roles.find(({ id }) => id === guild_id);
    const without = String(BigInt(everyone?.permissions ?? '0') & ~(1n << 16n));
    await people.owner.call('roles.update', { guild_id, role_id: guild_id, permissions: without });
    const outcome = await people.member.ask('messages.create', { channel_id, content: 'x', ...answerTo(message_id) });
    expect(errorName(outcome)).toBe('CANNOT_REPLY');
  });

  test('a repeated nonce answers the first answer', async () => {
    const given = { ...answerTo(world.message_id), nonce: 'once' };
    const first = await write(people.member, 'ответ', given);
    expect(await write(people.member, 'ответ', given)).toEqual(first);
  });
});

describe('forwarding', () => {
  const forward = (person: Person, message_id: string, channel_id = world.channel_id, more: object = {}) =>
    person.ask('messages.create', { channel_id: world.channel_id, message_reference: { type: 1, message_id, channel_id }, ...more });

  test('carries a copy that later changes do not reach, and a copy of a copy is the same', async () => {
    const { channel_id, message_id } = world;
    const { status, body } = await forward(people.member, message_id);
    const copy = body as Awaited<ReturnType<typeof read>>;
    expect(status).toBe(200);
    expect(copy).toMatchObject({ type: 0, content: '', flags: 1 << 14, message_reference: { type: 1, message_id } });
    expect(copy.message_snapshots?.[0]?.message.content).toBe('first');
    await people.owner.call('messages.edit', { channel_id, message_id, content: 'первое' });
    await people.owner.call('messages.delete', { channel_id, message_id });
    const again = (await forward(people.owner, copy.id)).body as typeof copy;
    expect(again.message_snapshots).toEqual(copy.message_snapshots);
    expect(errorName(await edit(people.member, copy.id, { content: 'подмена' }))).toBe('EDIT_OF_OTHERS');
  });

  test('what one may not read is as if it did not exist, and nothing of it leaks', async () => {
    const { guild_id } = world;
    const secret = await people.owner.call('channels.create', {
      guild_id,
      name: 'тайник',
      permission_overwrites: [{ id: guild_id, type: 0, allow: '0', deny: '1024' }],
    });
    const { id } = await people.owner.call('messages.create', { channel_id: secret.id, content: 'ТАЙНА' });
    const unknown = await forward(people.member, '77', '78');
    for (const outcome of [await forward(people.member, id, secret.id), await forward(people.member, id), unknown]) {
      expect(outcome).toEqual(unknown);
      expect(JSON.stringify(outcome.body)).not.toContain('ТАЙНА');
    }
  });

  test('stands alone: text beside it is refused', async () => {
    const outcome = await forward(people.member, world.message_id, world.channel_id, { content: 'смотри' });
    expect([outcome.status, fieldsOf(outcome)]).toEqual([400, ['content']]);
  });

  test('is no way around AutoMod', async () => {
    const { guild_id, rule_id } = world;
    const { id } = await write(people.owner, 'ты редиска');
    await people.manager.call('automod.update', { guild_id, rule_id, enabled: true, trigger_metadata: { keyword_filter: ['редиска'] } });
    expect(errorName(await forward(people.member, id))).toBe('AUTOMOD_BLOCKED');
  });
});
