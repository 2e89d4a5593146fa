import { randomBytes } from 'node:crypto';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { logIn, type Person, register } from './support/people.ts';
import { type Device, deviceKeys, openPushService, type PushService, senderOf, subscribe } from './support/push-service.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

const clock = turnableClock();
const AWAY = { status: 'idle', since: 1, afk: true };

let server: TestServer;
let service: PushService;
let owner: Person;
let guild_id: string;
let channel_id: string;
let invite: string;
/** Somebody who is told of whatever names everyone. Registered last, they are looked at last. */
let witness: Person;
let seen: Device;

beforeAll(async () => {
  service = await openPushService();
  server = await startServer({ clock, pushServicesIn: service.web });
  owner = await register(server, { name: 'Аня' });
});

beforeEach(async () => {
  ({ id: guild_id } = await owner.call('guilds.create', { name: 'Маяк', template: 'empty' }));
  channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  invite = (await owner.call('invites.create', { channel_id })).code;
});

const member = () => register(server, { invite });
const write = (content: string, to = channel_id) => owner.call('messages.create', { channel_id: to, content });
const later = () => clock.turn(6000);

/** To be called when everybody else has come. */
async function callWitness(): Promise<void> {
  witness = await member();
  seen = await subscribe(service, witness);
}

/** What was to be told by now was told, twice over. */
async function allTold(): Promise<void> {
  for (const text of ['@everyone раз', '@everyone два']) {
    const count = seen.notes().length;
    await write(text);
    later();
    await seen.told(count + 1);
  }
}

/** What somebody was told, without the calls of the witness. */
const told = (device: Device) => device.notes().filter(({ text }) => !text?.startsWith('@everyone'));

test('who is mentioned while the app is closed is told once, in words that only their device can read', async () => {
  const person = await member();
  const device = await subscribe(service, person);
  const { id } = await write(`<@${person.id}>, **смотри**: ||секрет|| в <#${channel_id}>`);
  later();
  const [note] = await device.told(1);
  const name = (await owner.call('channels.get', { channel_id })).name;
  expect(note).toEqual({
    ...{ guild_id, channel_id, message_id: id, author: 'Аня', guild: 'Маяк', channel: name },
    ...{ kind: 'text', text: `@${person.username}, смотри: █████ в #${name}`, count: 1, locale: 'en-US' },
  });
  const [sent] = device.sent();
  expect(sent?.headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' });
  expect(sent?.headers.topic).toMatch(/^[\w-]{32}$/);
  expect(sent?.body.length).toBeLessThan(4096);
  expect(sent?.body.includes('Маяк')).toBe(false);
  const { public_key } = await person.call('pushSubscriptions.list', {});
  const sender = sent && (await senderOf(sent, public_key ?? ''));
  expect(sender).toMatchObject({ key: public_key, aud: 'https://push.test' });
  await callWitness();
  await allTold();
  expect(told(device)).toHaveLength(1);
});

test('several messages at once make one notification, which counts them', async () => {
  const person = await member();
  const device = await subscribe(service, person);
  for (const text of ['раз', 'два', 'три']) await write(`<@${person.id}> ${text}`);
  later();
  expect(await device.told(1)).toMatchObject([{ count: 3, text: expect.stringContaining('три') }]);
});

test('of a direct message all three devices are told, and one that wants no content hears only from whom', async () => {
  const person = await member();
  const logins = [person, await logIn(server, person), await logIn(server, person)];
  const devices = await Promise.all(logins.map((login, index) => subscribe(service, login, { show_content: index !== 1 })));
  const { id } = await owner.call('directMessages.open', { recipient_id: person.id });
  await write('привет', id);
  later();
  const notes = await Promise.all(devices.map((device) => device.told(1)));
  expect(notes.flat().map(({ text }) => text)).toEqual(['привет', null, 'привет']);
  expect(notes[0]).toMatchObject([{ author: 'Аня', channel: null, guild: null, guild_id: null }]);
  expect(devices[0]?.sent()[0]?.headers.urgency).toBe('high');
});

describe('nobody is told', () => {
  test('who is at a device, wants no disturbance, has read it, has written after it, blocks the author or may not see the channel', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, member));
    const [here, quiet, reader, writer, blocker, blind, idle] = people as [Person, Person, Person, Person, Person, Person, Person];
    const devices = await Promise.all(people.map((person) => subscribe(service, person)));
    const socket = await openSocket(here);
    const away = await openSocket(idle, undefined, undefined, AWAY);
    await quiet.call('settings.update', { status: 'dnd' });
    await blocker.call('relationships.set', { user_id: owner.id, type: 2 });
    await callWitness();
    const { id: message_id } = await write(`${people.map(({ id }) => `<@${id}>`).join(' ')}`);
    await reader.call('readStates.ack', { channel_id, message_id });
    await writer.call('messages.create', { channel_id, content: 'я тут' });
    await owner.call('channels.setOverwrite', { channel_id, overwrite_id: blind.id, type: 1, allow: '0', deny: '1024' });
    await until(() => server.ctx.presence.isAtDevice(here.id) && !server.ctx.presence.isAtDevice(idle.id));
    later();
    // Who is connected and away from all devices is told of both messages, and comes last.
    expect(await devices.at(-1)?.told(1)).toMatchObject([{ text: 'я тут', count: 2 }]);
    await allTold();
    const counts = devices.map((device) => told(device).map(({ text, count }) => `${text}: ${count}`));
    // Of what the writer wrote those are told who have read the first one, or hear nothing of its author.
    expect(counts).toEqual([[], [], ['я тут: 1'], [], ['я тут: 1'], [], ['я тут: 2']]);
    for (const one of [socket, away]) one.close();
  });

  test('of a request to write to them, until they have accepted it', async () => {
    const person = await member();
    const device = await subscribe(service, person);
    await person.call('settings.update', { requests_from_guilds: true });
    const { id } = await owner.call('directMessages.open', { recipient_id: person.id });
    await write('можно?', id);
    await callWitness();
    later();
    await allTold();
    expect(told(device)).toEqual([]);
  });

  test('of what was deleted meanwhile', async () => {
    const person = await member();
    const device = await subscribe(service, person);
    await callWitness();
    const { id: message_id } = await write(`<@${person.id}> нет, ничего`);
    await owner.call('messages.delete', { channel_id, message_id });
    later();
    await allTold();
    expect(told(device)).toEqual([]);
  });

  test('after the login has ended, by whatever', async () => {
    const person = await member();
    const [second, third] = [await logIn(server, person), await logIn(server, person)];
    const devices = await Promise.all([person, second, third].map((login) => subscribe(service, login)));
    await second.ask('auth.logout', {});
    expect((await person.call('pushSubscriptions.list', {})).subscriptions).toHaveLength(2);
    await person.call('auth.changePassword', { password: person.password, new_password: 'quite another password' });
    expect((await person.call('pushSubscriptions.list', {})).subscriptions).toMatchObject([{ current: true, service: 'push.test' }]);
    await write(`<@${person.id}>`);
    later();
    await devices[0]?.told(1);
    expect(devices.map((device) => device.sent().length)).toEqual([1, 0, 0]);
    await server.ctx.storage.sessions.removeSessions(person.id, null);
    expect(await server.ctx.storage.pushSubscriptions.removeSubscriptionsWithoutSession()).toBe(1);
  });
});

describe('a push service', () => {
  test.each([404, 410])('that answers %d is sent nothing more for that device', async (status) => {
    const person = await member();
    const device = await subscribe(service, person);
    service.answers.set(device.path, [{ status }]);
    await write(`<@${person.id}>`);
    later();
    await until(async () => (await person.call('pushSubscriptions.list', {})).subscriptions.length === 0);
    expect(device.sent()).toHaveLength(1);
  });

  test('that has too much to do is asked again when it says so', async () => {
    const person = await member();
    const device = await subscribe(service, person);
    service.answers.set(device.path, [{ status: 429, headers: { 'retry-after': '3' } }, { status: 201 }]);
    const start = performance.now();
    await write(`<@${person.id}>`);
    later();
    await device.told(2);
    expect(performance.now() - start).toBeGreaterThan(3000);
    expect((await person.call('pushSubscriptions.list', {})).subscriptions).toHaveLength(1);
  });

  test('is not asked again for what was read meanwhile', async () => {
    const person = await member();
    const device = await subscribe(service, person);
    service.answers.set(device.path, [{ status: 503 }]);
    const { id: message_id } = await write(`<@${person.id}>`);
    later();
    await device.told(1);
    await person.call('readStates.ack', { channel_id, message_id });
    await callWitness();
    await allTold();
    await allTold();
    expect(told(device)).toHaveLength(1);
  });

  test('is not asked again for whoever may or would not hear of it any more', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, member));
    people.push(await member());
    const [blind, quiet, blocker, gone, off] = people as [Person, Person, Person, Person, Person];
    const devices = await Promise.all(people.map((person) => subscribe(service, person)));
    for (const { path } of devices) service.answers.set(path, [{ status: 503, headers: { 'retry-after': '4' } }, { status: 201 }]);
    await write(people.map(({ id }) => `<@${id}>`).join(' '));
    later();
    await Promise.all(devices.map((device) => device.told(1)));
    await Promise.all([
      owner.call('channels.setOverwrite', { channel_id, overwrite_id: blind.id, type: 1, allow: '0', deny: '1024' }),
      quiet.call('settings.update', { status: 'dnd' }),
      blocker.call('relationships.set', { user_id: owner.id, type: 2 }),
      gone.call('guilds.leave', { guild_id }),
      off.call('pushSubscriptions.remove', { session_id: '@current' }),
    ]);
    await devices.at(-1)?.told(2);
    expect(devices.map((device) => device.sent().length)).toEqual([1, 1, 1, 1, 1, 2]);
  });

  test.each(['127.0.0.1', '10.1.2.3', '::1'])(
    'whose name leads to %s is never asked, and nobody learns where it leads',
    async (address) => {
      const person = await member();
      const host = `${randomBytes(6).toString('hex')}.push.test`;
      service.names.set(host, ['93.184.215.14', address]);
      const device = await subscribe(service, person, { host });
      await write(`<@${person.id}>`);
      await callWitness();
      later();
      await allTold();
      expect(device.sent()).toEqual([]);
      expect((await person.call('pushSubscriptions.list', {})).subscriptions).toHaveLength(1);
    },
  );

  test('is not followed elsewhere', async () => {
    const person = await member();
    const device = await subscribe(service, person);
    service.answers.set(device.path, [{ status: 302, headers: { location: 'https://elsewhere.push.test/stolen' } }]);
    await write(`<@${person.id}>`);
    later();
    await device.told(1);
    await callWitness();
    await allTold();
    expect(service.sent.has('/stolen')).toBe(false);
  });
});

describe('a subscription', () => {
  const good = () => ({ endpoint: `https://push.test/${randomBytes(8).toString('hex')}`, keys: deviceKeys() });

  test.each([
    ['http', { endpoint: 'http://push.test/x' }, 'endpoint'],
    ['no address', { endpoint: 'push' }, 'endpoint'],
    ['a private address', { endpoint: 'https://192.168.0.1/x' }, 'endpoint'],
    ['this machine', { endpoint: 'https://[::1]/x' }, 'endpoint'],
    ['an odd way to write this machine', { endpoint: 'https://0x7f.1/x' }, 'endpoint'],
    ['localhost', { endpoint: 'https://localhost/x' }, 'endpoint'],
    ['another port', { endpoint: 'https://push.test:6379/x' }, 'endpoint'],
    ['a password', { endpoint: 'https://a:b@push.test/x' }, 'endpoint'],
    ['too long', { endpoint: `https://push.test/${'x'.repeat(LIMITS.pushEndpoint)}` }, 'endpoint'],
    ['a key off the curve', { keys: { ...deviceKeys(), p256dh: Buffer.alloc(65, 4).toString('base64url') } }, 'keys'],
    ['a short key', { keys: { ...deviceKeys(), p256dh: 'BAAA' } }, 'keys'],
    ['a short secret', { keys: { ...deviceKeys(), auth: 'AAAA' } }, 'keys'],
    ['no keys', { keys: {} }, 'keys'],
  ])('with %s is refused, and the field is named', async (_, wrong, field) => {
    const { status, body } = await owner.ask('pushSubscriptions.set', { ...good(), ...wrong });
    expect(status).toBe(400);
    expect(Object.keys((body as { errors: object }).errors)).toEqual([field]);
  });

  test('takes the place of the one of this login, and of another login at the same browser', async () => {
    const [person, other] = [await member(), await member()];
    await person.call('pushSubscriptions.set', good());
    const shared = good();
    await person.call('pushSubscriptions.set', { ...shared, show_content: false });
    expect((await person.call('pushSubscriptions.list', {})).subscriptions).toMatchObject([{ current: true, show_content: false }]);
    await other.call('pushSubscriptions.set', shared);
    expect((await person.call('pushSubscriptions.list', {})).subscriptions).toEqual([]);
    expect(errorName(await person.ask('pushSubscriptions.remove', { session_id: '@current' }))).toBe('UNKNOWN_PUSH_SUBSCRIPTION');
    await other.call('pushSubscriptions.remove', { session_id: '@current' });
    expect((await other.call('pushSubscriptions.list', {})).subscriptions).toEqual([]);
  });
});

test('where it is switched off there is no key, and nothing is kept', async () => {
  const off = await startServer({ env: { WEB_PUSH: 'off' } });
  const person = await register(off);
  expect(await person.call('pushSubscriptions.list', {})).toEqual({ public_key: null, subscriptions: [] });
  const outcome = await person.ask('pushSubscriptions.set', { endpoint: 'https://push.test/x', keys: deviceKeys() });
  expect(errorName(outcome)).toBe('PUSH_OFF');
});

test('what was chosen for a guild, a channel or a thread holds while the app is closed', async () => {
  const [quiet, picky, deaf] = [await member(), await member(), await member()];
  const devices = await Promise.all([quiet, picky, deaf].map((person) => subscribe(service, person)));
  await quiet.call('userGuildSettings.update', { guild_id, muted: true });
  await picky.call('userGuildSettings.update', { guild_id, message_notifications: 1 });
  await deaf.call('userGuildSettings.update', { guild_id, channel_overrides: { [channel_id]: { message_notifications: 2 } } });
  await callWitness();
  await write('что-нибудь');
  const { id: named } = await write(`${[quiet, picky, deaf].map(({ id }) => `<@${id}>`).join(' ')}`);
  const thread = await owner.call('threads.create', { channel_id, name: 'ветка', type: 11 });
  await write('в ветке, где никого нет', thread.id);
  later();
  await devices[1]?.told(1);
  await allTold();
  const ids = devices.map((device) => told(device).map(({ message_id, count }) => ({ message_id, count })));
  expect(ids).toEqual([[], [{ message_id: named, count: 1 }], []]);
  expect(seen.notes().map(({ text }) => text)).not.toContain('в ветке, где никого нет');
});
