import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
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
  for (const { id } of await people.member.call('reminders.list', {})) await people.member.call('reminders.delete', { reminder_id: id });
});

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const ask = (content: string, remind_at = inMs(60_000)) =>
  people.member.ask('reminders.create', { channel_id: world.channel_id, content, remind_at });

test('all devices of the person know it, and nobody else', async () => {
  const { member, owner } = people;
  const [device, other] = [await openSocket(member), await openSocket(owner)];
  const made = await member.call('reminders.create', { channel_id: world.channel_id, content: 'полить цветы', remind_at: inMs(60_000) });
  expect((await device.next('REMINDER_CREATE'))[1]).toEqual(made);
  expect(await member.call('reminders.list', {})).toEqual([made]);
  await member.call('reminders.delete', { reminder_id: made.id });
  expect((await device.next('REMINDER_DELETE'))[1]).toEqual({ id: made.id });
  expect(await member.call('reminders.list', {})).toEqual([]);
  expect(other.events.filter(([type]) => type.startsWith('REMINDER'))).toEqual([]);
  for (const socket of [device, other]) socket.close();
});

test.each([
  ['empty', ' ', inMs(60_000), 'content'],
  ['too long', 'x'.repeat(LIMITS.reminder.max + 1), inMs(60_000), 'content'],
  ['of the past', 'x', inMs(-1000), 'remind_at'],
  ['in more than a year', 'x', inMs(LIMITS.reminders.latestMs + 60_000), 'remind_at'],
  ['at no time', 'x', 'soon', 'remind_at'],
])('one that is %s is refused, and the field is named', async (_, content, remind_at, field) => {
  const { status, body } = await ask(content, remind_at);
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: { [field]: { _errors: [{}] } } });
});

test('there are never more than the limit', async () => {
  for (let n = 0; n < LIMITS.reminders.perUser; n++) {
    const row = { id: server.ctx.ids.next(), user_id: people.member.id, channel_id: world.channel_id, content: `${n}`, remind_at: n };
    await server.ctx.storage.reminders.insertReminder(row, LIMITS.reminders.perUser);
  }
  expect(errorName(await ask('одно лишнее'))).toBe('TOO_MANY_REMINDERS');
});

test('what was asked for stays when the channel is gone: it is the person’s own', async () => {
  const { member, owner } = people;
  const { id: channel_id } = await owner.call('channels.create', { guild_id: world.guild_id, name: 'short-lived' });
  await member.call('reminders.create', { channel_id, content: 'дочитать', remind_at: inMs(60_000) });
  await owner.call('channels.delete', { channel_id });
  expect(await member.call('reminders.list', {})).toMatchObject([{ channel_id, content: 'дочитать' }]);
});
