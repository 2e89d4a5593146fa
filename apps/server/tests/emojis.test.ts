import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, PICTURE, type World } from './support/world.ts';

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

type Fields = Partial<OperationRequest<'emojis.create'>>;
const create = (person: Person, fields: Fields = {}) =>
  person.ask('emojis.create', { guild_id: world.guild_id, name: 'cat', image: PICTURE, ...fields });
const listed = (person: Person = people.owner) => person.call('emojis.list', { guild_id: world.guild_id });
const picture = (id: string, path = `/cdn/emojis/${id}.webp`) => fetch(`${server.url}${path}`);

function dataUri(bytes: Uint8Array, type = 'image/png'): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

const plain = (width: number, height: number, background = '#336699') => sharp({ create: { width, height, channels: 3, background } });

async function moving(frames: number): Promise<string> {
  const shades = Array.from({ length: frames }, (_, n) =>
    plain(60, 20, `rgb(${n * 40},90,120)`)
      .png()
      .toBuffer(),
  );
  const bytes = await sharp(await Promise.all(shades), { join: { animated: true } })
    .gif({ delay: Array(frames).fill(80), loop: 0 })
    .toBuffer();
  return dataUri(bytes, 'image/gif');
}

/** Someone who is in both guilds, and may add emoji in the other one. */
async function elsewhere(): Promise<{ person: Person; guild_id: string; emoji_id: string }> {
  const { id: guild_id } = await people.member.call('guilds.create', { name: 'Elsewhere', template: 'empty' });
  const { id } = await people.member.call('emojis.create', { guild_id, name: 'fox', image: PICTURE });
  return { person: people.member, guild_id, emoji_id: id };
}

async function denyToEveryone(permission: keyof typeof PERMISSIONS): Promise<void> {
  const { guild_id } = world;
  const everyone = (await people.owner.call('roles.list', { guild_id })).find(({ id }) => id === guild_id);
  const permissions = String(BigInt(everyone?.permissions ?? '0') & ~PERMISSIONS[permission]);
  await people.owner.call('roles.update', { guild_id, role_id: guild_id, permissions });
}

describe('an emoji', () => {
  test('is added, told to everybody, and its picture is public', async () => {
    const socket = await openSocket(people.muted);
    const outcome = await create(people.moderator, { name: 'Cat_2', roles: [] });
    expect(outcome.status).toBe(201);
    const { id } = outcome.body as { id: string };
    const emoji = { id, name: 'Cat_2', roles: [], require_colons: true, managed: false, animated: false, available: true };
    expect(outcome.body).toMatchObject({ ...emoji, user: { id: people.moderator.id } });
    const [, told] = await socket.next('GUILD_EMOJIS_UPDATE');
    expect(told.emojis.at(-1)).toEqual(emoji);
    expect((await people.member.call('guilds.get', { guild_id: world.guild_id })).emojis.at(-1)).toEqual(emoji);

    const answer = await picture(id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    socket.close();
  });

  test('tells who added it to those who look after emoji, and to nobody else', async () => {
    expect((await listed(people.moderator))[0]?.user?.id).toBe(people.manager.id);
    expect((await listed(people.member))[0]).not.toHaveProperty('user');
    const one = { guild_id: world.guild_id, emoji_id: world.emoji_id };
    expect((await people.manager.call('emojis.get', one)).user?.id).toBe(people.manager.id);
    expect(await people.member.call('emojis.get', one)).not.toHaveProperty('user');
  });

  test('keeps its shape, is made small, and is made no larger', async () => {
    const image = dataUri(await plain(600, 150).jpeg().toBuffer(), 'image/jpeg');
    const { id } = (await create(people.manager, { image })).body as { id: string };
    const made = await sharp(Buffer.from(await (await picture(id)).arrayBuffer())).metadata();
    expect(made).toMatchObject({ format: 'webp', width: 128, height: 32 });
    const small = Buffer.from(await (await picture(world.emoji_id)).arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ width: 4, height: 4 });
  });

  test('that moves goes on moving, at its own pace', async () => {
    const { body } = await create(people.manager, { image: await moving(5) });
    const { id, animated } = body as { id: string; animated: boolean };
    expect(animated).toBe(true);
    const made = await sharp(Buffer.from(await (await picture(id)).arrayBuffer()), { animated: true }).metadata();
    expect(made).toMatchObject({ format: 'webp', pages: 5, width: 60, pageHeight: 20, delay: [80, 80, 80, 80, 80], loop: 0 });
    const still = dataUri(await plain(20, 20).gif().toBuffer(), 'image/gif');
    expect((await create(people.manager, { image: still })).body).toMatchObject({ animated: false });
  });

  test('is a picture of the four kinds, small when decoded too; anything else is refused by name', async () => {
    const svg = dataUri(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'));
    const bomb = dataUri(await plain(5000, 5000).png().toBuffer());
    const tiff = dataUri(await plain(9, 9).tiff().toBuffer());
    const bad = {
      svg,
      bomb,
      tiff,
      large: dataUri(Buffer.alloc(LIMITS.emojiBytes + 1)),
      'svg by name': svg.replace('png', 'svg+xml'),
      'cut off': PICTURE.slice(0, -48),
      empty: 'data:,',
      nothing: '',
    };
    const before = await server.ctx.storage.guilds.getGuild(world.guild_id);
    for (const [what, image] of Object.entries(bad)) {
      const outcome = await create(people.manager, { image });
      expect([what, outcome.status, Object.keys((outcome.body as { errors?: object }).errors ?? {})]).toEqual([what, 400, ['image']]);
    }
    expect(await server.ctx.storage.guilds.getGuild(world.guild_id)).toEqual(before);
  });

  test('is called by 2 to 32 letters, digits and underscores, and for everybody', async () => {
    for (const name of ['a', 'x'.repeat(33), 'кот', 'a b', 'a:b', '', '<b>', 'ab\n']) {
      const outcome = await create(people.manager, { name });
      expect([name, outcome.status, Object.keys((outcome.body as { errors?: object }).errors ?? {})]).toEqual([name, 400, ['name']]);
    }
    expect((await create(people.manager, { roles: [world.role_id] })).status).toBe(400);
    expect((await create(people.manager, { name: 'x'.repeat(32) })).status).toBe(201);
  });

  test('is renamed and deleted by whoever added it, and by managers; then its picture is gone', async () => {
    const { guild_id } = world;
    const { id: emoji_id } = (await create(people.moderator)).body as { id: string };
    expect(await people.moderator.call('emojis.update', { guild_id, emoji_id, name: 'dog' })).toMatchObject({ name: 'dog' });
    expect(await people.manager.call('emojis.update', { guild_id, emoji_id, name: 'fox' })).toMatchObject({
      name: 'fox',
      user: { id: people.moderator.id },
    });
    await people.moderator.call('emojis.delete', { guild_id, emoji_id });
    expect((await picture(emoji_id)).status).toBe(404);
    expect((await listed()).map(({ id }) => id)).toEqual([world.emoji_id]);
    for (const name of ['emojis.get', 'emojis.delete', 'emojis.update'] as const) {
      const outcome = await people.manager.ask(name, { guild_id, emoji_id });
      expect([outcome.status, errorName(outcome)]).toEqual([404, 'UNKNOWN_EMOJI']);
    }
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, target_id: emoji_id });
    expect(audit_log_entries.map(({ action_type, changes }) => [action_type, changes])).toEqual([
      [62, [{ key: 'name', old_value: 'fox' }]],
      [61, [{ key: 'name', old_value: 'dog', new_value: 'fox' }]],
      [61, [{ key: 'name', old_value: 'cat', new_value: 'dog' }]],
      [60, [{ key: 'name', new_value: 'cat' }]],
    ]);
  });

  test('of another guild does not exist here, nor does its guild to strangers', async () => {
    const { emoji_id } = await elsewhere();
    const { guild_id } = world;
    for (const name of ['emojis.get', 'emojis.delete', 'emojis.update'] as const) {
      expect(errorName(await people.manager.ask(name, { guild_id, emoji_id }))).toBe('UNKNOWN_EMOJI');
    }
    expect((await picture(emoji_id)).status).toBe(200);
    const stranger = await register(server);
    const unknown = await stranger.ask('emojis.list', { guild_id: '77' });
    expect(await stranger.ask('emojis.list', { guild_id })).toEqual(unknown);
    expect(await stranger.ask('emojis.get', { guild_id, emoji_id: world.emoji_id })).toEqual(unknown);
  });

  test('goes with its guild', async () => {
    await people.owner.call('guilds.delete', { guild_id: world.guild_id });
    await until(async () => (await picture(world.emoji_id)).status === 404);
  });

  test('has one picture and no other path to one', async () => {
    const paths = [
      `/cdn/emojis/${world.emoji_id}.png`,
      `/cdn/emojis/${world.emoji_id}`,
      '/cdn/emojis/..%2f..%2fsecrets',
      '/cdn/emojis/77.webp',
    ];
    for (const path of paths) expect((await picture('', path)).status).toBe(404);
  });
});

describe('a guild', () => {
  test('holds fifty emoji and fifty that move, however many are added at once', async () => {
    const image = await moving(2);
    const fill = async (each: Fields, left: number) => {
      const outcomes = await Promise.all(Array.from({ length: left + 8 }, (_, n) => create(people.manager, { ...each, name: `e${n}x` })));
      return outcomes.flatMap((outcome) => (outcome.status === 201 ? [] : errorName(outcome)));
    };
    expect(await fill({}, LIMITS.emojis - 1)).toEqual(Array(8).fill('TOO_MANY_EMOJIS'));
    expect(errorName(await create(people.manager))).toBe('TOO_MANY_EMOJIS');
    expect(await fill({ image }, LIMITS.animatedEmojis)).toEqual(Array(8).fill('TOO_MANY_ANIMATED_EMOJIS'));
    const all = await listed();
    expect([all.length, all.filter(({ animated }) => animated).length]).toEqual([100, 50]);
    const files: string[] = [];
    for await (const key of server.ctx.files.list('emojis/')) if (key.startsWith('emojis/')) files.push(key);
    for (const { id } of all) expect(files).toContain(`emojis/${id}.webp`);
  }, 60_000);

  test('is told of last as it is, when several change it at once', async () => {
    const socket = await openSocket(people.member);
    const { guild_id, emoji_id } = world;
    await Promise.all([
      ...Array.from({ length: 6 }, (_, n) => create(people.moderator, { name: `many${n}` })),
      people.manager.call('emojis.update', { guild_id, emoji_id, name: 'hello' }),
    ]);
    await socket.callRaw('instance.get', {});
    const told = socket.events.flatMap((event) => (event[0] === 'GUILD_EMOJIS_UPDATE' ? [event[1].emojis] : []));
    expect(told.at(-1)).toEqual(await listed(people.member));
    expect(told.at(-1)).toHaveLength(7);
    socket.close();
  });
});

describe('to react with an emoji of a guild', () => {
  const react = (person: Person, emoji_name: string) =>
    person.ask('reactions.add', { channel_id: world.channel_id, message_id: world.message_id, emoji_name });
  const reactions = async () =>
    (await people.owner.call('messages.get', { channel_id: world.channel_id, message_id: world.message_id })).reactions?.map(
      ({ emoji, count }) => [emoji, count],
    );

  test('its id is enough: it is called what it is called', async () => {
    const { emoji_id: id } = world;
    expect((await react(people.member, `other:${id}`)).status).toBe(204);
    expect((await react(people.owner, `a:wave:${id}`)).status).toBe(204);
    expect(await reactions()).toEqual([[{ id, name: 'wave' }, 2]]);
    for (const unknown of ['wave:77', 'wave:', `:${id}`, id]) {
      expect(errorName(await react(people.member, unknown))).toBe('UNKNOWN_EMOJI');
    }
  });

  test('of another guild one is in it, and may use what is from elsewhere', async () => {
    const { person, emoji_id: id } = await elsewhere();
    const name = `fox:${id}`;
    expect(errorName(await react(people.owner, name))).toBe('UNKNOWN_EMOJI');
    await denyToEveryone('USE_EXTERNAL_EMOJIS');
    expect(errorName(await react(person, name))).toBe('UNKNOWN_EMOJI');
    await people.owner.call('roles.update', {
      ...{ guild_id: world.guild_id, role_id: world.guild_id },
      permissions: String(PERMISSIONS.USE_EXTERNAL_EMOJIS | PERMISSIONS.VIEW_CHANNEL | PERMISSIONS.READ_MESSAGE_HISTORY | (1n << 6n)),
    });
    expect((await react(person, name)).status).toBe(204);
    // It is there: everybody may join in.
    expect((await react(people.owner, name)).status).toBe(204);
    expect(await reactions()).toEqual([[{ id, name: 'fox' }, 2]]);
  });

  test('is to have a reaction that can be taken away when the emoji is gone', async () => {
    const { guild_id, channel_id, message_id, emoji_id } = world;
    const place = { channel_id, message_id, emoji_name: `wave:${emoji_id}` };
    for (const person of [people.member, people.owner, people.moderator]) await person.call('reactions.add', place);
    await people.manager.call('emojis.delete', { guild_id, emoji_id });
    expect((await people.owner.call('reactions.list', place)).length).toBe(3);
    await people.member.call('reactions.removeMine', place);
    await people.moderator.call('reactions.removeOf', { ...place, user_id: people.owner.id });
    expect(await reactions()).toEqual([[{ id: emoji_id, name: 'wave' }, 1]]);
    await people.moderator.call('reactions.removeEmoji', place);
    expect(await reactions()).toBeUndefined();
    expect(errorName(await react(people.member, place.emoji_name))).toBe('UNKNOWN_EMOJI');
  });
});

describe('an emoji in a message', () => {
  const say = async (person: Person, content: string) => person.call('messages.create', { channel_id: world.channel_id, content });

  test('stays when its author may use it, and is its name otherwise', async () => {
    const { person, emoji_id } = await elsewhere();
    const own = `<:wave:${world.emoji_id}>`;
    const theirs = `<:fox:${emoji_id}>`;
    const both = `${own} и ${theirs} и <a:none:77>`;
    expect((await say(person, both)).content).toBe(`${own} и ${theirs} и :none:`);
    expect((await say(people.owner, both)).content).toBe(`${own} и :fox: и :none:`);
    await denyToEveryone('USE_EXTERNAL_EMOJIS');
    const { id: message_id, content } = await say(person, both);
    expect(content).toBe(`${own} и :fox: и :none:`);
    const edited = await person.call('messages.edit', { channel_id: world.channel_id, message_id, content: `${theirs}!` });
    expect(edited.content).toBe(':fox:!');
  });
});
