import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
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

const choose = (input: Omit<OperationRequest<'userGuildSettings.update'>, 'guild_id'>) =>
  people.member.call('userGuildSettings.update', { guild_id: world.guild_id, ...input });

async function known(): Promise<UserGuildSettings[]> {
  const socket = await openSocket(people.member);
  const { user_guild_settings } = (await socket.next('READY'))[1];
  socket.close();
  return user_guild_settings.filter(({ guild_id }) => guild_id === world.guild_id);
}

const mute = { end_time: null, selected_time_window: -1 };

describe('what a person is notified of', () => {
  test('is on all their devices, and nobody else hears of it', async () => {
    const [phone, other] = [await openSocket(people.member), await openSocket(people.owner)];
    expect(await known()).toEqual([]);
    const kept = await choose({ muted: true, mute_config: mute, channel_overrides: { [world.channel_id]: { message_notifications: 0 } } });
    expect(kept).toEqual({
      ...{ guild_id: world.guild_id, version: 1, message_notifications: 3, muted: true, mute_config: mute },
      ...{ suppress_everyone: false, suppress_roles: false },
      channel_overrides: [{ channel_id: world.channel_id, message_notifications: 0, muted: false, mute_config: null }],
    });
    expect((await phone.next('USER_GUILD_SETTINGS_UPDATE'))[1]).toEqual(kept);
    expect(await known()).toEqual([kept]);
    await people.owner.call('messages.create', { channel_id: world.channel_id, content: 'конец' });
    await other.next('MESSAGE_CREATE');
    expect(other.events.map(([type]) => type)).not.toContain('USER_GUILD_SETTINGS_UPDATE');
    for (const socket of [phone, other]) socket.close();
  });

  test('comes together when devices change it at the same moment', async () => {
    const { channel_id, category_id } = world;
    await Promise.all([
      choose({ suppress_everyone: true }),
      choose({ channel_overrides: { [channel_id]: { muted: true } } }),
      choose({ channel_overrides: { [category_id]: { message_notifications: 1 } } }),
    ]);
    const [kept] = await known();
    expect(kept).toMatchObject({ version: 3, suppress_everyone: true });
    expect(kept?.channel_overrides.map((one) => one.channel_id).sort()).toEqual([channel_id, category_id].sort());
  });

  test('a mute that is taken away, or chosen anew without an end, keeps nothing of the one before', async () => {
    const end_time = '2030-01-01T03:00:00.000+03:00';
    const timed = await choose({ muted: true, mute_config: { end_time, selected_time_window: 900 } });
    expect(Date.parse(timed.mute_config?.end_time ?? '')).toBe(Date.parse(end_time));
    expect((await choose({ suppress_roles: true })).mute_config).toEqual(timed.mute_config);
    expect(await choose({ muted: false })).toMatchObject({ muted: false, mute_config: null });
    await choose({ muted: true, mute_config: { end_time, selected_time_window: 900 } });
    expect(await choose({ muted: true })).toMatchObject({ muted: true, mute_config: null });
  });

  test('an override that says nothing goes, and so do those of channels that were deleted, or hidden', async () => {
    const { channel_id, category_id, guild_id } = world;
    const { owner, member } = people;
    const { id } = await owner.call('channels.create', { guild_id, name: 'скоро уйдёт' });
    await choose({ channel_overrides: { [channel_id]: { muted: true }, [id]: { muted: true }, [category_id]: { muted: true } } });
    await owner.call('channels.delete', { channel_id: id });
    const { channel_overrides } = await choose({ channel_overrides: { [category_id]: { muted: false } } });
    expect(channel_overrides.map((one) => one.channel_id)).toEqual([channel_id]);
    const hidden = { channel_id, overwrite_id: member.id, type: 1 as const };
    await owner.call('channels.setOverwrite', { ...hidden, deny: String(PERMISSIONS.VIEW_CHANNEL) });
    expect((await choose({ channel_overrides: { [id]: null } })).channel_overrides).toEqual([]);
    await owner.call('channels.setOverwrite', { ...hidden, deny: '0' });
    await choose({ channel_overrides: { [channel_id]: { muted: true } } });
    expect((await choose({ channel_overrides: { [channel_id]: null } })).channel_overrides).toEqual([]);
  });

  test('is there again when they come back', async () => {
    const { guild_id, code } = world;
    const kept = await choose({ message_notifications: 1 });
    await people.member.call('guilds.leave', { guild_id });
    expect(await known()).toEqual([]);
    const phone = await openSocket(people.member);
    await people.member.call('invites.accept', { code });
    expect((await phone.next('USER_GUILD_SETTINGS_UPDATE'))[1]).toEqual(kept);
    phone.close();
  });

  test('is chosen for conversations too, and not across the border', async () => {
    const { id } = await people.member.call('directMessages.open', { recipient_id: people.owner.id });
    const kept = await people.member.call('userGuildSettings.update', { guild_id: '@me', channel_overrides: { [id]: { muted: true } } });
    expect(kept).toMatchObject({ guild_id: null, channel_overrides: [{ channel_id: id, muted: true }] });
    const { member, blind } = people;
    const ofOthers = [
      [member, { guild_id: world.guild_id, channel_overrides: { [id]: { muted: true } } }],
      [member, { guild_id: '@me', channel_overrides: { [world.channel_id]: { muted: true } } }],
      [blind, { guild_id: world.guild_id, channel_overrides: { [world.channel_id]: { muted: true } } }],
    ] as const;
    for (const [person, input] of ofOthers) {
      expect(errorName(await person.ask('userGuildSettings.update', input))).toBe('UNKNOWN_CHANNEL');
    }
    await people.member.call('userGuildSettings.update', { guild_id: '@me', channel_overrides: { [id]: null } });
  });

  test.each([
    ['message_notifications', { message_notifications: 4 }],
    ['muted', { muted: 'да' }],
    ['mute_config', { mute_config: { end_time: 'завтра' } }],
    ['mute_config', { mute_config: { selected_time_window: 1e9 } }],
    ['channel_overrides', { channel_overrides: { x: { muted: true } } }],
    ['channel_overrides', { channel_overrides: { 5: { loud: true } } }],
    ['channel_overrides', { channel_overrides: Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [n, null])) }],
    ['version', { version: 5 }],
  ])('is refused where it is wrong with %s, and the field is named', async (field, input) => {
    const answer = await people.member.ask('userGuildSettings.update', { guild_id: world.guild_id, ...input });
    expect([answer.status, errorName(answer)]).toEqual([400, 'INVALID_FORM_BODY']);
    expect(Object.keys((answer.body as { errors: object }).errors)).toEqual([field]);
  });
});
