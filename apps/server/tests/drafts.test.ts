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
});

test('what one begins is on all own devices, exactly as it was typed, and nobody else hears of it', async () => {
  const { channel_id } = world;
  const [phone, other] = [await openSocket(people.member), await openSocket(people.owner)];
  const content = '  начало, и пробел ';
  const kept = await people.member.call('drafts.update', { channel_id, content });
  expect((await phone.next('USER_DRAFT_UPDATE'))[1]).toEqual(kept);
  expect(await people.member.call('drafts.list', {})).toEqual([kept]);
  expect(await people.owner.call('drafts.list', {})).toEqual([]);
  await people.owner.call('messages.create', { channel_id, content: 'конец' });
  await other.next('MESSAGE_CREATE');
  expect(other.events.map(([type]) => type)).not.toContain('USER_DRAFT_UPDATE');
  await people.member.call('drafts.update', { channel_id, content: '' });
  expect(await people.member.call('drafts.list', {})).toEqual([]);
  for (const socket of [phone, other]) socket.close();
});

test('a channel that is hidden hides what was begun there, and gives it back', async () => {
  const { channel_id, guild_id } = world;
  await people.member.call('drafts.update', { channel_id, content: 'подожду' });
  const hide = { channel_id, overwrite_id: guild_id, type: 0 as const, allow: '0', deny: '1024' };
  await people.owner.call('channels.setOverwrite', hide);
  expect(await people.member.call('drafts.list', {})).toEqual([]);
  expect(errorName(await people.member.ask('drafts.update', { channel_id, content: 'x' }))).toBe('UNKNOWN_CHANNEL');
  await people.owner.call('channels.setOverwrite', { ...hide, deny: '0' });
  expect((await people.member.call('drafts.list', {})).map(({ content }) => content)).toEqual(['подожду']);
});

test('it goes with its channel, and nonsense is refused', async () => {
  const { channel_id, category_id } = world;
  await people.member.call('drafts.update', { channel_id, content: 'исчезнет' });
  for (const content of ['x'.repeat(8001), '\ud800', 5, null]) {
    expect((await people.member.ask('drafts.update', { channel_id, content })).status).toBe(400);
  }
  expect(errorName(await people.member.ask('drafts.update', { channel_id: category_id, content: 'x' }))).toBe('WRONG_CHANNEL_TYPE');
  await people.manager.call('channels.delete', { channel_id });
  await expect.poll(() => server.ctx.storage.drafts.listDrafts(people.member.id)).toEqual([]);
});
