import { apply } from '@chat-js/client/apply.ts';
import { initialState } from '@chat-js/client/state.ts';
import type { EventType } from '@chat-js/protocol/events.ts';
import { snowflakeAt } from '@chat-js/protocol/ids.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { fetchState } from './support/client-state.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
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

const write = async (content: string, channel_id = world.channel_id) =>
  (await people.owner.call('messages.create', { channel_id, content })).id;
const readStateOf = async (person = people.member, channel_id = world.channel_id) => {
  const socket = await openSocket(person);
  const [, { read_state }] = await socket.next('READY');
  socket.close();
  return read_state.find(({ id }) => id === channel_id);
};

/** The data of the `count`th event of a type. */
async function nth(socket: RawSocket, type: EventType, count: number): Promise<unknown> {
  const found = () => socket.events.filter(([one]) => one === type)[count - 1];
  await expect.poll(found, { timeout: 5000 }).toBeDefined();
  return found()?.[1];
}

test('what is read on one device is read on all, and nobody else hears of it', async () => {
  const { channel_id } = world;
  const [first, second] = [await write('раз'), await write(`два <@${people.member.id}>`)];
  const [phone, other] = [await openSocket(people.member), await openSocket(people.owner)];
  expect(await people.member.call('readStates.ack', { channel_id, message_id: first })).toEqual({
    ...{ id: channel_id, last_message_id: first, mention_count: 1, version: 0 },
  });
  expect((await phone.next('MESSAGE_ACK'))[1]).toEqual({ channel_id, message_id: first, mention_count: 1, version: 0 });
  expect(await readStateOf()).toEqual({ id: channel_id, last_message_id: first, mention_count: 1, mention_ids: [second], version: 0 });
  await people.member.call('readStates.ackBulk', { read_states: [{ channel_id, message_id: second }] });
  await people.member.call('readStates.ackBulk', { read_states: [{ channel_id, message_id: first }] });
  expect(await readStateOf()).toMatchObject({ last_message_id: second, mention_count: 0 });
  await write('три');
  await other.next('MESSAGE_CREATE');
  expect(other.events.map(([type]) => type)).not.toContain('MESSAGE_ACK');
  expect(phone.events.filter(([type]) => type === 'MESSAGE_ACK')).toHaveLength(2);
  for (const socket of [phone, other]) socket.close();
});

test('what was set back by hand stands until somebody who knows of it reads on', async () => {
  const { channel_id } = world;
  const [first, second] = [await write('раз'), await write(`два <@${people.member.id}>`)];
  const phone = await openSocket(people.member);
  await people.member.call('readStates.ack', { channel_id, message_id: second });
  const back = await people.member.call('readStates.ack', { channel_id, message_id: first, manual: true });
  expect(back).toMatchObject({ last_message_id: first, mention_ids: [second] });
  expect(back.version).toBeGreaterThan(0);
  expect(await nth(phone, 'MESSAGE_ACK', 2)).toMatchObject({ message_id: first, version: back.version, mention_ids: [second] });
  const late = { channel_id, message_id: second, version: 0 };
  expect(await people.member.call('readStates.ackBulk', { read_states: [late] })).toMatchObject([{ last_message_id: first }]);
  expect(await people.member.call('readStates.ackBulk', { read_states: [{ ...late, version: back.version }] })).toMatchObject([
    { last_message_id: second, version: back.version },
  ]);
  phone.close();
});

test('what was written before somebody came, or by themselves, is not new to them', async () => {
  const { channel_id } = world;
  const before = await write('до него');
  const { member_id } = { member_id: people.member.id };
  await people.owner.call('members.kick', { guild_id: world.guild_id, user_id: member_id });
  await people.member.call('invites.accept', { code: world.code });
  expect(await readStateOf()).toBeUndefined();
  const after = await write('после');
  const state = await readStateOf();
  expect(BigInt(state?.last_message_id ?? 0)).toBeGreaterThanOrEqual(BigInt(before));
  expect(BigInt(state?.last_message_id ?? 0)).toBeLessThan(BigInt(after));
  const own = (await people.member.call('messages.create', { channel_id, content: 'сам' })).id;
  expect(await readStateOf()).toBeUndefined();
  const latest = await write('ещё');
  expect(await readStateOf()).toMatchObject({ last_message_id: own });
  await people.member.call('readStates.ackGuild', { guild_id: world.guild_id });
  expect(await readStateOf()).toMatchObject({ last_message_id: latest });
});

test('a device that does not show the channel is told of it again after it was read elsewhere', async () => {
  const { channel_id } = world;
  const quiet = await openSocket(people.member, undefined, []);
  const first = await write('раз');
  expect(await nth(quiet, 'CHANNEL_UNREAD_UPDATE', 1)).toMatchObject({ channel_unread_updates: [{ last_message_id: first }] });
  const second = await write('два');
  await people.member.call('readStates.ack', { channel_id, message_id: first });
  // What came before it was read, and was not told.
  expect(await nth(quiet, 'CHANNEL_UNREAD_UPDATE', 2)).toMatchObject({ channel_unread_updates: [{ last_message_id: second }] });
  await people.member.call('readStates.ack', { channel_id, message_id: second });
  const third = await write('три');
  expect(await nth(quiet, 'CHANNEL_UNREAD_UPDATE', 3)).toMatchObject({ channel_unread_updates: [{ last_message_id: third }] });
  const own = await people.member.call('messages.create', { channel_id, content: 'сам' });
  await expect.poll(() => quiet.events.at(-1)?.slice(0, 2)).toEqual(['MESSAGE_ACK', { channel_id, message_id: own.id, mention_count: 0 }]);
  const last = await write('после своего');
  expect(await nth(quiet, 'CHANNEL_UNREAD_UPDATE', 4)).toMatchObject({ channel_unread_updates: [{ last_message_id: last }] });
  quiet.close();
});

test('who is mentioned hears of it wherever they are, as far as they see the channel', async () => {
  const { channel_id, guild_id, role_id } = world;
  const [quiet, hidden] = [await openSocket(people.member, undefined, []), await openSocket(people.manager, undefined, [])];
  await people.owner.call('members.addRole', { guild_id, user_id: people.member.id, role_id });
  const deny = { channel_id, overwrite_id: people.manager.id, type: 1 as const, allow: '0', deny: '1024' };
  await people.owner.call('channels.setOverwrite', deny);
  const ids: string[] = [];
  for (const content of [`<@${people.member.id}>`, `<@&${role_id}>`, '@everyone', '@here', `<@${people.owner.id}> не тебе`])
    ids.push(await write(content));
  for (const [index, target_id] of [people.member.id, role_id, guild_id, guild_id].entries()) {
    const told = { channel_id, guild_id, added: [ids[index]], removed: [], target_ids: [target_id] };
    expect(await nth(quiet, 'MENTIONS_UPDATE', index + 1)).toEqual(told);
  }
  expect(hidden.events.map(([type]) => type)).not.toContain('MENTIONS_UPDATE');
  expect(await readStateOf()).toMatchObject({ mention_count: 4, mention_ids: ids.slice(0, 4).reverse() });
  expect(await readStateOf()).toMatchObject({ role_mention_ids: [ids[1]], everyone_mention_ids: [ids[3], ids[2]] });
  expect((await people.member.call('mentions.list', {})).map(({ id }) => id)).toEqual(ids.slice(0, 4).reverse());
  expect((await people.member.call('mentions.list', { roles: false, everyone: false })).map(({ id }) => id)).toEqual(ids.slice(0, 1));
  expect((await people.member.call('mentions.list', { limit: 1, before: ids[3] })).map(({ id }) => id)).toEqual([ids[2]]);
  expect(await people.manager.call('mentions.list', {})).toEqual([]);

  await people.owner.call('messages.edit', { channel_id, message_id: ids[0] ?? '', content: 'никому' });
  expect(await nth(quiet, 'MENTIONS_UPDATE', 5)).toMatchObject({ removed: [ids[0]] });
  await people.owner.call('messages.delete', { channel_id, message_id: ids[1] ?? '' });
  expect(await nth(quiet, 'MENTIONS_UPDATE', 6)).toMatchObject({ removed: [ids[1]] });
  expect(await readStateOf()).toMatchObject({ mention_ids: [ids[3], ids[2]] });
  for (const socket of [quiet, hidden]) socket.close();
});

test('everyone in a guild of a thousand is one row', async () => {
  const { channel_id, guild_id } = world;
  const member = await server.ctx.storage.members.getMember(guild_id, people.member.id);
  if (!member) throw new Error('no member');
  for (let n = 0; n < 1000; n++) await server.ctx.storage.members.insertMember({ ...member, user_id: `${9_000_000 + n}` });
  const message_id = await write('@everyone собираемся');
  expect(await server.ctx.storage.mentions.listMentionsOf(channel_id, [message_id])).toHaveLength(1);
});

test('nonsense is refused, and what one does not see is not there', async () => {
  const { channel_id, category_id, guild_id } = world;
  const far = snowflakeAt(Date.now() + 3_600_000);
  expect((await people.member.ask('readStates.ack', { channel_id, message_id: far })).status).toBe(400);
  expect(errorName(await people.member.ask('readStates.ack', { channel_id: category_id, message_id: '1' }))).toBe('WRONG_CHANNEL_TYPE');
  expect((await people.member.ask('readStates.ackBulk', { read_states: [] })).status).toBe(400);
  expect((await people.member.ask('mentions.list', { limit: 101 })).status).toBe(400);
  await people.owner.call('channels.setOverwrite', { channel_id, overwrite_id: guild_id, type: 0, allow: '0', deny: '1024' });
  expect(errorName(await people.member.ask('readStates.ack', { channel_id, message_id: '1' }))).toBe('UNKNOWN_CHANNEL');
  expect(await people.member.call('readStates.ackBulk', { read_states: [{ channel_id, message_id: '1' }] })).toEqual([]);
});

test('the rows go with their channel', async () => {
  const { channel_id } = world;
  const message_id = await write(`<@${people.member.id}>`);
  await people.member.call('readStates.ack', { channel_id, message_id });
  await people.manager.call('channels.delete', { channel_id });
  await expect
    .poll(async () => (await server.ctx.storage.readStates.listReadStates(people.member.id)).some((row) => row.channel_id === channel_id))
    .toBe(false);
  await expect.poll(() => server.ctx.storage.mentions.listMentionsOf(channel_id, [message_id])).toEqual([]);
  expect((await fetchState(people.member)).channels[channel_id]).toBeUndefined();
});

test('of blocked people no mention counts, on any device, until they are let be again', async () => {
  const { channel_id, guild_id } = world;
  const { owner, member } = people;
  const count = async () => ((await readStateOf(member, channel_id))?.mention_ids ?? []).length;
  const first = await write(`раз <@${member.id}>`);
  const phone = await openSocket(member);
  await member.call('relationships.set', { user_id: owner.id, type: 2 });
  expect((await phone.next('MESSAGE_ACK'))[1]).toMatchObject({ channel_id, mention_ids: [], mention_count: 0 });
  await write(`два <@${member.id}> @everyone`);
  expect(await count()).toBe(0);
  expect(phone.events.reduce(apply, initialState).mentions).toEqual((await fetchState(member)).mentions);
  expect(await member.call('mentions.list', { guild_id })).toEqual([]);
  expect(await member.call('readStates.ack', { channel_id, message_id: first })).toMatchObject({ mention_count: 0 });
  await phone.callRaw('instance.get', {});
  expect(phone.events.map(([type]) => type)).not.toContain('MENTIONS_UPDATE');
  await member.call('relationships.remove', { user_id: owner.id });
  await expect.poll(() => phone.events.findLast(([type]) => type === 'MESSAGE_ACK')?.[1]).toMatchObject({ mention_count: 1 });
  expect(phone.events.reduce(apply, initialState).mentions).toEqual((await fetchState(member)).mentions);
  expect(await count()).toBe(1);
  phone.close();
});
