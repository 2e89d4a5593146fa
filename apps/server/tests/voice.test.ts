import type { VoiceState } from '@chat-js/protocol/voice.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Person, register, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openClient, openSocket, type RawSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

let server: TestServer;
let owner: Person;
let member: Person;
let guild_id: string;
/** A voice channel, and one that nobody sees but its owner. */
let hall: string;
let hidden: string;

beforeEach(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  owner = await register(server);
  const guild = await owner.call('guilds.create', { name: 'Hall' });
  guild_id = guild.id;
  const text = await owner.call('channels.create', { guild_id, name: 'text' });
  hall = (await owner.call('channels.create', { guild_id, name: 'hall', type: 2 })).id;
  const nobody = { id: guild_id, type: 0 as const, allow: '0', deny: String(1n << 10n) };
  hidden = (await owner.call('channels.create', { guild_id, name: 'hidden', type: 2, permission_overwrites: [nobody] })).id;
  member = await registerMember(server, owner, text.id);
});

/** Answers the session, or the code of the refusal. */
async function join({ call }: RawSocket, channel_id: string, input: object = {}): Promise<string> {
  const ack = await call('voice.join', { channel_id, ...input });
  return ack.ok ? ack.answer.session_id : String(ack.error.code);
}

/** As a connection was told of a person, the newest last. */
function told({ events }: RawSocket, { id }: Person): VoiceState[] {
  return events.flatMap((event) => (event[0] === 'VOICE_STATE_UPDATE' && event[1].user_id === id ? [event[1]] : []));
}

const whereTold = (socket: RawSocket, person: Person) => told(socket, person).map(({ channel_id }) => channel_id);

describe('somebody who talks', () => {
  test('is seen there by everybody who may see the channel, at once and from READY', async () => {
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    const session_id = await join(mine, hall, { self_mute: true });
    await until(() => told(theirs, owner).length > 0);
    expect(told(theirs, owner)).toMatchObject([{ guild_id, channel_id: hall, session_id, self_mute: true, mute: false, suppress: false }]);
    const client = await openClient(member);
    expect(client.getState().voice[guild_id]).toMatchObject({ [owner.id]: { channel_id: hall, session_id } });
    expect(await member.call('voice.get', { guild_id, user_id: owner.id })).toMatchObject({ session_id });
    expect(await owner.call('voice.getMine', { guild_id })).toMatchObject({ session_id });
  });

  test('in a hidden channel is seen by nobody else, until they may see it', async () => {
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    await join(mine, hidden);
    await join(mine, hall);
    await join(mine, hidden);
    await until(() => whereTold(theirs, owner).length === 2);
    expect(whereTold(theirs, owner)).toEqual([hall, null]);
    expect((await member.ask('voice.get', { guild_id, user_id: owner.id })).status).toBe(404);
    await owner.call('channels.setOverwrite', {
      channel_id: hidden,
      overwrite_id: member.id,
      type: 1,
      allow: String(1n << 10n),
      deny: '0',
    });
    await until(() => whereTold(theirs, owner).at(-1) === hidden);
    const order = theirs.events.map(([type]) => type);
    expect(order.lastIndexOf('VOICE_STATE_UPDATE')).toBeGreaterThan(order.lastIndexOf('CHANNEL_CREATE'));
  });

  test('talks on one device: the other one is told that it is over', async () => {
    const [first, second, theirs] = [await openSocket(owner), await openSocket(owner), await openSocket(member)];
    const one = await join(first, hall);
    const other = await join(second, hall);
    await until(() => told(theirs, owner).length === 3);
    expect(told(theirs, owner).map(({ channel_id, session_id }) => [channel_id, session_id])).toEqual([
      [hall, one],
      [null, one],
      [hall, other],
    ]);
    expect(await first.call('voice.update', { self_mute: true })).toMatchObject({ ok: false, error: { code: 40032 } });
    // Whoever does not talk any more leaves nothing.
    await first.call('voice.leave', {});
    expect(await second.call('voice.update', { self_deaf: true })).toMatchObject({ ok: true });
    first.close();
    await until(() => told(theirs, owner).at(-1)?.self_deaf === true);
    await second.call('voice.leave', {});
    await until(() => whereTold(theirs, owner).at(-1) === null);
  });

  test('goes on in the same session after a cut, and nobody is told of an end', async () => {
    const [first, theirs] = [await openSocket(owner), await openSocket(member)];
    const session_id = await join(first, hall);
    first.close();
    const again = await openSocket(owner);
    expect(await join(again, hall, { session_id })).toBe(session_id);
    await again.call('voice.update', { self_mute: true });
    await until(() => told(theirs, owner).at(-1)?.self_mute === true);
    expect(whereTold(theirs, owner)).not.toContain(null);
    expect(await join(again, hall, { session_id: session_id.replace(owner.id, member.id) })).toBe('50035');
  });
});

test('signals go to the other session in the same channel, and nowhere else', async () => {
  const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
  const [one, other] = [await join(mine, hall), await join(theirs, hall)];
  const signal = { type: 'offer', sdp: 'v=0' } as const;
  expect(await mine.call('voice.signal', { to: other, signal })).toMatchObject({ ok: true });
  expect((await theirs.next('VOICE_SIGNAL'))[1]).toEqual({ channel_id: hall, from: one, to: other, signal });
  const stranger = await openSocket(owner);
  expect(await stranger.call('voice.signal', { to: other, signal })).toMatchObject({ ok: false, error: { code: 40032 } });
  await join(mine, hidden);
  expect(await mine.call('voice.signal', { to: other, signal })).toMatchObject({ ok: false, error: { code: 40032 } });
});

test('as many talk as the configuration says, also when they come at once', async () => {
  const people = [owner, member];
  const text = (await owner.call('channels.list', { guild_id })).find(({ type }) => type === 0)?.id ?? '';
  for (let more = 0; more < 4; more += 1) people.push(await registerMember(server, owner, text));
  const sockets = await Promise.all(people.map((person) => openSocket(person)));
  const answers = await Promise.all(sockets.map((socket) => join(socket, hall)));
  expect(answers.filter((answer) => answer === '700151')).toHaveLength(2);
  const inside = sockets.findIndex((_, index) => answers[index] !== '700151');
  const outside = answers.indexOf('700151');
  const [socketIn, socketOut] = [sockets[inside], sockets[outside]];
  if (!socketIn || !socketOut) throw new Error('nobody is in');
  expect(await join(socketIn, hall, { session_id: answers[inside] })).toBe(answers[inside]);
  await socketIn.call('voice.leave', {});
  expect(await join(socketOut, hall)).toMatch(/\./);
});

describe('whoever loses the right to', () => {
  const ways: Record<string, () => Promise<unknown>> = {
    'is kicked': () => owner.call('members.kick', { guild_id, user_id: member.id }),
    'is banned': () => owner.call('bans.create', { guild_id, user_id: member.id }),
    leaves: () => member.call('guilds.leave', { guild_id }),
    'may not connect': () =>
      owner.call('channels.setOverwrite', { channel_id: hall, overwrite_id: guild_id, type: 0, allow: '0', deny: String(1n << 20n) }),
    'may not see it': () =>
      owner.call('channels.setOverwrite', { channel_id: hall, overwrite_id: member.id, type: 1, allow: '0', deny: String(1n << 10n) }),
    'is in a time-out': () =>
      owner.call('members.update', {
        guild_id,
        user_id: member.id,
        communication_disabled_until: new Date(Date.now() + 60_000).toISOString(),
      }),
    'has the channel deleted': () => owner.call('channels.delete', { channel_id: hall }),
    'has the server deleted': () => owner.call('guilds.delete', { guild_id }),
    'ends that login': () => member.call('auth.logout', {}),
  };
  test.each(Object.entries(ways))('%s talks no more, within half a second', { retry: 2 }, async (_, way) => {
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    await join(theirs, hall);
    await join(mine, hall);
    const begun = performance.now();
    await way();
    const isGone = () => whereTold(mine, member).at(-1) === null || mine.events.some(([type]) => /^(CHANNEL|GUILD)_DELETE$/.test(type));
    await until(isGone);
    // A busy machine delays what a product does not: of three looks the quickest counts.
    expect(performance.now() - begun).toBeLessThan(500);
    const client = await openClient(owner);
    expect(client.getState().voice[guild_id]?.[member.id]).toBeUndefined();
  });

  test('is silenced where the right to speak is taken, and by a moderator', async () => {
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    await join(theirs, hall);
    await owner.call('channels.setOverwrite', { channel_id: hall, overwrite_id: guild_id, type: 0, allow: '0', deny: String(1n << 21n) });
    await until(() => told(mine, member).at(-1)?.suppress === true);
    await owner.call('members.update', { guild_id, user_id: member.id, mute: true });
    await until(() => told(mine, member).at(-1)?.mute === true);
    await owner.call('members.update', { guild_id, user_id: member.id, deaf: true });
    await until(() => told(mine, member).at(-1)?.deaf === true);
  });
});

describe('a conversation', () => {
  test('has a call from the first to the last who talks there', async () => {
    const { id } = await owner.call('directMessages.open', { recipient_id: member.id });
    await owner.call('messages.create', { channel_id: id, content: 'a call?' });
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    await join(mine, id);
    expect((await theirs.next('CALL_CREATE'))[1]).toMatchObject({ channel_id: id, voice_states: [{ user_id: owner.id }] });
    await join(theirs, id);
    const client = await openClient(member);
    expect(Object.keys(client.getState().voice['@me'] ?? {})).toHaveLength(2);
    await mine.call('voice.leave', {});
    await theirs.call('voice.leave', {});
    expect((await theirs.next('CALL_DELETE'))[1]).toEqual({ channel_id: id });
  });

  test('is none for whoever has blocked the other', async () => {
    const { id } = await owner.call('directMessages.open', { recipient_id: member.id });
    await owner.call('messages.create', { channel_id: id, content: 'a call?' });
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    await join(mine, id);
    await join(theirs, id);
    await member.call('relationships.set', { user_id: owner.id, type: 2 });
    await until(() => whereTold(theirs, owner).at(-1) === null && whereTold(theirs, member).at(-1) === null);
    expect(await join(mine, id)).toBe('50007');
  });
});

test('over HTTP nobody talks', async () => {
  expect((await owner.ask('voice.join', { channel_id: hall })).body).toMatchObject({ code: 700150 });
  expect((await owner.ask('voice.leave', {})).body).toMatchObject({ code: 700150 });
});
