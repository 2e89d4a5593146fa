import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { readChannel } from './support/channels.ts';
import { startServer, type TestServer } from './support/server.ts';
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

const create = (settings: object = {}) =>
  people.manager.ask('channels.create', { guild_id: world.guild_id, name: 'Кухня', type: CHANNEL_TYPE.VOICE, ...settings });

async function created(settings: object = {}): Promise<string> {
  return ((await create(settings)).body as { id: string }).id;
}

test('a voice channel has no limit of people and 64 kbit/s, unless it is said; other channels have neither', async () => {
  expect(await readChannel(people.member, await created())).toMatchObject({ user_limit: 0, bitrate: 64_000 });
  const chosen = { user_limit: 5, bitrate: 8000 };
  expect(await readChannel(people.member, await created(chosen))).toMatchObject(chosen);
  const text = await readChannel(people.member, world.channel_id);
  expect(Object.keys(text)).not.toContain('user_limit');
  const refused = await people.manager.ask('channels.update', { channel_id: world.channel_id, bitrate: 64_000 });
  expect(refused).toMatchObject({ status: 400, body: { errors: { bitrate: { _errors: [{ code: 'VOICE_ONLY' }] } } } });
  expect(await create({ type: CHANNEL_TYPE.TEXT, user_limit: 1 })).toMatchObject({ status: 400, body: { errors: { user_limit: {} } } });
});

test.each([
  ['user_limit', -1],
  ['user_limit', 100],
  ['user_limit', 1.5],
  ['bitrate', 7999],
  ['bitrate', 96_001],
] as const)('%s may not be %d', async (field, value) => {
  expect(await create({ [field]: value })).toMatchObject({ status: 400, body: { errors: { [field]: {} } } });
});

test('who manages channels changes its limits, and undoes it; nobody else does', async () => {
  const { manager, member, owner } = people;
  const channel_id = await created();
  expect(errorName(await member.ask('channels.update', { channel_id, user_limit: 2 }))).toBe('MISSING_PERMISSIONS');
  expect(await manager.call('channels.update', { channel_id, user_limit: 2, bitrate: 96_000 })).toMatchObject({ user_limit: 2 });
  const [entry] = (await owner.call('auditLog.list', { guild_id: world.guild_id, limit: 1 })).audit_log_entries;
  expect(entry?.changes).toEqual([
    { key: 'user_limit', old_value: 0, new_value: 2 },
    { key: 'bitrate', old_value: 64_000, new_value: 96_000 },
  ]);
  await owner.call('auditLog.undo', { guild_id: world.guild_id, entry_id: entry?.id ?? '' });
  expect(await readChannel(member, channel_id)).toMatchObject({ user_limit: 0, bitrate: 64_000 });
});

test('a voice channel from before there were limits has those of a new one, and they can be undone', async () => {
  const { manager, member, owner } = people;
  const channel_id = await created();
  const guild = await server.ctx.storage.guilds.getGuild(world.guild_id);
  if (!guild) throw new Error('the guild is gone');
  const channels = guild.channels.map(({ user_limit: _, bitrate: __, ...rest }) => rest);
  await server.ctx.storage.guilds.replaceGuild({ ...guild, channels, version: guild.version + 1 });
  server.ctx.directory.forget([{ guild_id: world.guild_id }]);
  expect(await readChannel(member, channel_id)).toMatchObject({ user_limit: 0, bitrate: 64_000 });
  await manager.call('channels.update', { channel_id, user_limit: 3 });
  const [entry] = (await owner.call('auditLog.list', { guild_id: world.guild_id, limit: 1 })).audit_log_entries;
  await owner.call('auditLog.undo', { guild_id: world.guild_id, entry_id: entry?.id ?? '' });
  expect(await readChannel(member, channel_id)).toMatchObject({ user_limit: 0, bitrate: 64_000 });
});
