import { bitsOf } from '@chat-js/protocol/permissions.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { foundGuild, type TestGuild } from './support/homes.ts';
import { logIn, type Person, register } from './support/people.ts';
import { startServer, type TestServer, temporaryFolder } from './support/server.ts';
import { openSocket, type RawSocket, told } from './support/sockets.ts';
import { until } from './support/until.ts';

let server: TestServer;
let home: TestGuild;
let owner: Person;
let member: Person;
let hall: string;
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startServer({ folder });
  home = await foundGuild(server);
  ({ owner } = home);
  hall = (await owner.call('channels.create', { guild_id: home.guild_id, name: 'hall', type: 2 })).id;
  member = await register(server, { invite: home.code });
});

async function join({ call }: RawSocket, channel_id: string, input: object = {}): Promise<string | undefined> {
  const ack = await call('voice.join', { channel_id, ...input });
  return ack.ok ? ack.answer.session_id : errorName({ status: ack.error.status, body: ack.error });
}

const deny = (permission: 'VIEW_CHANNEL' | 'CONNECT') =>
  owner.call('channels.setOverwrite', {
    channel_id: hall,
    overwrite_id: home.guild_id,
    type: 0,
    allow: '0',
    deny: String(bitsOf([permission])),
  });

const talks = (person: Person) => server.ctx.voices.find(person.id) !== undefined;

describe('nobody talks', () => {
  test('in what is no place for it, is hidden, or takes only others', async () => {
    const mine = await openSocket(member);
    expect(await join(mine, home.channel_id)).toBe('WRONG_CHANNEL_TYPE');
    expect(await join(mine, '1234567890123456789')).toBe('UNKNOWN_CHANNEL');
    await deny('CONNECT');
    expect(await join(mine, hall)).toBe('MISSING_PERMISSIONS');
    await deny('VIEW_CHANNEL');
    expect(await join(mine, hall)).toBe('UNKNOWN_CHANNEL');
    expect(talks(member)).toBe(false);
  });

  test('where somebody asks and was not answered, neither of the two', async () => {
    await member.call('settings.update', { dm_policy: 'everyone' });
    const stranger = await register(server);
    const { id } = await stranger.call('directMessages.open', { recipient_id: member.id });
    await stranger.call('messages.create', { channel_id: id, content: 'поговорим?' });
    const [asked, asking] = [await openSocket(member), await openSocket(stranger)];
    expect([await join(asked, id), await join(asking, id)]).toEqual(Array(2).fill('CANNOT_MESSAGE_USER'));
    expect(await told(asked, 'VOICE_STATE_UPDATE', 'CALL_CREATE')).toEqual([]);
  });

  test('who lost the right to while they came', async () => {
    const { voices } = server.ctx;
    const { enter } = voices;
    voices.enter = async (...call) => {
      await owner.call('members.kick', { guild_id: home.guild_id, user_id: member.id });
      return enter(...call);
    };
    await join(await openSocket(member), hall);
    await until(() => !talks(member));
  });
});

describe('they talk no more', () => {
  test('whose role let them in, when it is taken', async () => {
    const role = await owner.call('roles.create', { guild_id: home.guild_id, name: 'Talkers' });
    const one = { guild_id: home.guild_id, user_id: member.id, role_id: role.id };
    await owner.call('members.addRole', one);
    await deny('CONNECT');
    const allow = String(bitsOf(['CONNECT']));
    await owner.call('channels.setOverwrite', { channel_id: hall, overwrite_id: role.id, type: 0, allow, deny: '0' });
    expect(await join(await openSocket(member), hall)).toMatch(/\./);
    await owner.call('members.removeRole', one);
    await until(() => !talks(member));
  });

  test('who are taken out of a group, and the others talk on', async () => {
    const third = await register(server, { invite: home.code });
    const { id: channel_id } = await owner.call('directMessages.open', { recipients: [member.id, third.id] });
    const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
    const to = (await join(mine, channel_id)) ?? '';
    await join(theirs, channel_id);
    await owner.call('directMessages.removeRecipient', { channel_id, user_id: member.id });
    await until(() => !talks(member));
    expect(talks(owner)).toBe(true);
    expect(await theirs.call('voice.signal', { to, signal: { type: 'restart' } })).toMatchObject({ ok: false });
  });
});

test('a session goes on after a start of the server, which knows nothing of it', async () => {
  const session_id = await join(await openSocket(member), hall);
  await server.close();
  server = await startServer({ folder });
  const again = await logIn(server, member);
  const socket = await openSocket(again);
  expect((await socket.next('READY'))[1].guilds[0]?.voice_states).toEqual([]);
  expect(await join(socket, hall, { session_id })).toBe(session_id);
  expect(await again.call('voice.getMine', { guild_id: home.guild_id })).toMatchObject({ session_id, channel_id: hall });
});

test('signals are told to nobody but the one meant, are not kept, and stand in no log', async () => {
  const [mine, theirs] = [await openSocket(owner), await openSocket(member)];
  const watcher = await openSocket(await register(server, { invite: home.code }));
  await join(mine, hall);
  const to = (await join(theirs, hall)) ?? '';
  const before = theirs.lastId();
  const signal = { type: 'candidate', candidate: 'candidate:1 1 udp 1 203.0.113.77 5000 typ host', sdpMid: '0', sdpMLineIndex: 0 } as const;
  await mine.call('voice.signal', { to, signal });
  await theirs.next('VOICE_SIGNAL');
  expect(await told(watcher, 'VOICE_SIGNAL')).toEqual([]);
  theirs.close();
  expect(await told(await openSocket(member, before), 'VOICE_SIGNAL')).toEqual([]);
  expect(server.log.filter((line) => line.includes('203.0.113.77'))).toEqual([]);
});

test('signals are of bounded size, and say which field is wrong', async () => {
  const mine = await openSocket(owner);
  await join(mine, hall);
  const to = `${owner.id}.${'a'.repeat(22)}`;
  const huge = await mine.callRaw('voice.signal', { to, signal: { type: 'offer', sdp: 'v'.repeat(8001) } });
  expect(huge).toMatchObject({ ok: false, error: { code: 50035, errors: { signal: { sdp: expect.anything() } } } });
  expect(await mine.callRaw('voice.join', { channel_id: hall, session_id: 'x' })).toMatchObject({
    ok: false,
    error: { code: 50035, errors: { session_id: expect.anything() } },
  });
});
