import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
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
  const untouched = { status: 'online', custom_status: null, theme: null, locale: 'ru' } as const;
  await people.member.call('settings.update', { ...untouched, guild_positions: [], guild_folders: [] });
});

describe('the settings of a person', () => {
  test('are on all their devices, and nobody else hears of them', async () => {
    const [phone, other] = [await openSocket(people.member), await openSocket(people.owner)];
    const ready = (await phone.next('READY'))[1].user_settings;
    const kept = await people.member.call('settings.update', { theme: 'light', dm_policy: 'friends' });
    expect(kept).toEqual({ ...ready, revision: ready.revision + 1, theme: 'light', dm_policy: 'friends' });
    expect((await phone.next('USER_SETTINGS_UPDATE'))[1]).toEqual(kept);
    expect(await people.member.call('settings.get', {})).toEqual(kept);
    await people.owner.call('messages.create', { channel_id: world.channel_id, content: 'конец' });
    await other.next('MESSAGE_CREATE');
    expect(other.events.map(([type]) => type)).not.toContain('USER_SETTINGS_UPDATE');
    for (const socket of [phone, other]) socket.close();
  });

  test('come together when two devices change them at the same moment', async () => {
    const { revision } = await people.member.call('settings.get', {});
    await Promise.all([
      people.member.call('settings.update', { theme: 'dark' }),
      people.member.call('settings.update', { status: 'dnd' }),
      people.member.call('settings.update', { guild_positions: [world.guild_id] }),
    ]);
    expect(await people.member.call('settings.get', {})).toMatchObject({
      ...{ revision: revision + 3, theme: 'dark', status: 'dnd' },
      guild_positions: [world.guild_id],
    });
  });

  test('have the language of the account, whichever way it is changed', async () => {
    const phone = await openSocket(people.member);
    expect((await people.member.call('settings.update', { locale: 'en-US' })).locale).toBe('en-US');
    expect((await phone.next('USER_UPDATE'))[1].locale).toBe('en-US');
    await people.member.call('users.updateMe', { locale: 'ru' });
    expect((await people.member.call('settings.get', {})).locale).toBe('ru');
    phone.close();
  });

  test('keep no guild that the person is not in, and none twice', async () => {
    const kept = await people.member.call('settings.update', { guild_positions: ['1', world.guild_id, '77', world.guild_id] });
    expect(kept.guild_positions).toEqual([world.guild_id]);
  });

  test('keep folders of the guilds that the person is in, each in one of them', async () => {
    const { guild_id } = world;
    const phone = await openSocket(people.member);
    const kept = await people.member.call('settings.update', {
      guild_folders: [
        { id: 5, guild_ids: ['1', guild_id, guild_id], name: '  Дом  ', color: 0x2f7d54 },
        { id: 6, guild_ids: [guild_id] },
        { id: 7, guild_ids: ['77'], name: 'пусто' },
      ],
    });
    expect(kept.guild_folders).toEqual([{ id: 5, guild_ids: [guild_id], name: 'Дом', color: 0x2f7d54 }]);
    expect((await phone.next('USER_SETTINGS_UPDATE'))[1]).toEqual(kept);
    expect(await people.member.call('settings.update', { theme: 'dark' })).toMatchObject({ guild_folders: kept.guild_folders });
    phone.close();
  });

  test.each([
    ['theme', { theme: 'pink' }],
    ['status', { status: 'offline' }],
    ['status', { status: null }],
    ['dm_policy', { dm_policy: 'nobody' }],
    ['locale', { locale: 'de' }],
    ['guild_positions', { guild_positions: ['x'] }],
    ['guild_positions', { guild_positions: Array.from({ length: 101 }, (_, n) => `${n}`) }],
    ['guild_folders', { guild_folders: [{ id: 1, guild_ids: [] }] }],
    ['guild_folders', { guild_folders: [{ id: 0, guild_ids: ['1'] }] }],
    ['guild_folders', { guild_folders: [{ id: 1, guild_ids: ['1'], name: 'x'.repeat(33) }] }],
    ['guild_folders', { guild_folders: [{ id: 1, guild_ids: ['1'], color: 0x1000000 }] }],
    ['guild_folders', { guild_folders: Array.from({ length: 101 }, (_, n) => ({ id: n + 1, guild_ids: ['1'] })) }],
    ['custom_status', { custom_status: 'дома' }],
    ['custom_status', { custom_status: { text: 'x'.repeat(129) } }],
    ['custom_status', { custom_status: { emoji_name: 'x' } }],
    ['custom_status', { custom_status: { emoji_id: '5' } }],
    ['custom_status', { custom_status: { expires_at: 'завтра' } }],
    ['volume', { volume: 5 }],
    ['revision', { revision: 5 }],
  ])('refuse what is wrong with %s, and say so', async (field, input) => {
    const { status, body } = await people.member.ask('settings.update', input);
    expect([status, errorName({ status, body })]).toEqual([400, 'INVALID_FORM_BODY']);
    expect(Object.keys((body as { errors: object }).errors)).toEqual([field]);
  });
});

describe('a custom status', () => {
  const activities = async (device: Awaited<ReturnType<typeof openSocket>>) => {
    const last = device.events.findLast((event) => event[0] === 'PRESENCE_UPDATE' && event[1].user.id === people.member.id);
    return last?.[0] === 'PRESENCE_UPDATE' ? last[1].activities.map(({ state, emoji }) => [state, emoji?.name]) : undefined;
  };

  test('is shown to others, and goes by itself when its time has come', async () => {
    const [phone, watcher] = [await openSocket(people.member), await openSocket(people.owner)];
    const expires_at = new Date(Date.now() + 1500).toISOString();
    await people.member.call('settings.update', { custom_status: { text: ' пилю  доски ', emoji_name: '🪚', expires_at } });
    await until(async () => (await activities(watcher))?.length === 1);
    expect(await activities(watcher)).toEqual([['пилю доски', '🪚']]);
    const before = phone.events.length;
    await until(async () => (await activities(watcher))?.length === 0, 5_000);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expires_at));
    expect((await phone.next('USER_SETTINGS_UPDATE', before))[1].custom_status).toBeNull();
    for (const socket of [phone, watcher]) socket.close();
  });

  test('has an emoji of a guild by its id, and its name from there', async () => {
    const { emoji_id } = world;
    const { custom_status } = await people.member.call('settings.update', { custom_status: { emoji_id, emoji_name: 'другое' } });
    expect(custom_status).toMatchObject({ text: null, emoji_id, emoji_name: 'wave' });
  });

  test('without a text and an emoji is none, and one that has ended is not shown', async () => {
    expect((await people.member.call('settings.update', { custom_status: { text: '  ' } })).custom_status).toBeNull();
    const expires_at = new Date(Date.now() - 1).toISOString();
    expect((await people.member.call('settings.update', { custom_status: { text: 'было', expires_at } })).custom_status).toBeNull();
  });
});
