import type { EventType } from '@chat-js/protocol/events.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ask, errorName } from './support/calls.ts';
import { logInAdmin, PASSWORD, type Person, register, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

let server: TestServer;
let owner: Person;
let guild_id: string;
let channel_id: string;

beforeAll(async () => {
  server = await startServer();
  owner = await logInAdmin(server);
  guild_id = (await owner.call('guilds.create', { name: 'Home', template: 'empty' })).id;
  channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
});

function times<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

describe('an invite with five uses', () => {
  test('lets exactly five of fifty people in', async () => {
    const people = await times(50, () => register(server));
    const { code } = await owner.call('invites.create', { channel_id, max_uses: 5 });
    const outcomes = await Promise.all(people.map((person) => person.ask('invites.accept', { code })));
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(new Set(outcomes.map(errorName))).toEqual(new Set([undefined, 'UNKNOWN_INVITE']));
    const guilds = await Promise.all(people.map((person) => person.call('users.listMyGuilds', {})));
    expect(guilds.filter((list) => list.length === 1)).toHaveLength(5);
  });

  test('lets exactly five of fifty newcomers register, and leaves no account of the others', async () => {
    const { code } = await owner.call('invites.create', { channel_id, max_uses: 5 });
    const outcomes = await times(50, (i) => ask(server, 'auth.register', { username: `crowd${i}`, password: PASSWORD, invite: code }));
    expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(5);
    const later = await times(50, (i) => ask(server, 'auth.register', { username: `crowd${i}`, password: PASSWORD }));
    expect(later.filter(({ status }) => status === 201)).toHaveLength(45);
  });

  test('counts one use for one person who opens it in ten tabs', async () => {
    const person = await register(server);
    const { code } = await owner.call('invites.create', { channel_id, max_uses: 2 });
    const outcomes = await times(10, () => person.ask('invites.accept', { code }));
    expect(outcomes.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const [invite] = (await owner.call('invites.listOfGuild', { guild_id })).filter((one) => one.code === code);
    expect(invite?.uses).toBe(1);
    const members = await owner.call('members.list', { guild_id, limit: 1000 });
    expect(members.filter(({ user }) => user.id === person.id)).toHaveLength(1);
  });
});

describe('two changes of one guild at once', () => {
  test('are both kept', async () => {
    const before = await owner.call('channels.list', { guild_id });
    const made = await times(2, (i) => owner.call('channels.create', { guild_id, name: `at-once-${i}` }));
    const after = await owner.call('channels.list', { guild_id });
    expect(after.map(({ id }) => id).sort()).toEqual([...before, ...made].map(({ id }) => id).sort());
  });

  test('by twenty hands: each is kept or says that it was not', async () => {
    const outcomes = await times(20, (i) => owner.ask('channels.create', { guild_id, name: `crowd-${i}` }));
    expect(new Set(outcomes.map(({ status }) => status)).isSubsetOf(new Set([201, 409]))).toBe(true);
    const names = (await owner.call('channels.list', { guild_id })).map(({ name }) => name);
    outcomes.forEach(({ status }, i) => {
      expect(names.includes(`crowd-${i}`)).toBe(status === 201);
    });
  });

  test('renaming and deleting the same channel leaves it deleted for everybody', async () => {
    const { id } = await owner.call('channels.create', { guild_id, name: 'short-lived' });
    const socket = await openSocket(owner);
    await Promise.all([
      owner.ask('channels.delete', { channel_id: id }),
      owner.ask('channels.update', { channel_id: id, name: 'renamed' }),
    ]);
    await socket.next('CHANNEL_DELETE');
    await pause(50);
    expect((await owner.ask('channels.get', { channel_id: id })).status).toBe(404);
    const last = socket.events.findLast(([type, data]) => type.startsWith('CHANNEL_') && 'id' in data && data.id === id);
    expect(last?.[0]).toBe('CHANNEL_DELETE');
    socket.close();
  });

  test('one name that ten people want at once goes to one of them', async () => {
    const people = await times(10, () => register(server));
    const outcomes = await Promise.all(people.map((person) => person.ask('users.updateMe', { username: 'желанное' })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe('of two changes at once, the earlier of which is told later,', () => {
  /** Keeps `first`, and tells it only after `second` was told. Answers what was told last, as a text. */
  async function toldLast(type: EventType, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<string> {
    const socket = await openSocket(owner);
    const publish = server.ctx.bus.publish.bind(server.ctx.bus);
    const held = Promise.withResolvers<void>();
    const kept = Promise.withResolvers<void>();
    const spy = vi.spyOn(server.ctx.bus, 'publish').mockImplementation(async (event) => {
      if (event.type === type && spy.mock.calls.filter(([told]) => told.type === type).length === 1) {
        kept.resolve();
        await held.promise;
      }
      return publish(event);
    });
    const earlier = first();
    await kept.promise;
    await second();
    held.resolve();
    await earlier;
    spy.mockRestore();
    await until(() => socket.events.filter(([told]) => told === type).length >= 3);
    socket.close();
    return JSON.stringify(socket.events.findLast(([told]) => told === type)?.[1]);
  }

  const renames: [string, EventType, () => Promise<(name: string) => Promise<unknown>>][] = [
    ['a channel', 'CHANNEL_UPDATE', async () => (name) => owner.call('channels.update', { channel_id, name })],
    ['a guild', 'GUILD_UPDATE', async () => (name) => owner.call('guilds.update', { guild_id, name })],
    ['oneself', 'USER_UPDATE', async () => (global_name) => owner.call('users.updateMe', { global_name })],
    ['a member', 'GUILD_MEMBER_UPDATE', async () => (nick) => owner.call('members.updateMe', { guild_id, nick })],
    [
      'a role',
      'GUILD_ROLE_UPDATE',
      async () => {
        const { id: role_id } = await owner.call('roles.create', { guild_id, name: 'Роль' });
        return (name) => owner.call('roles.update', { guild_id, role_id, name });
      },
    ],
  ];

  test.each(renames)('renaming %s: what is told last is what is kept', async (_, type, begin) => {
    const rename = await begin();
    expect(
      await toldLast(
        type,
        () => rename('earlier'),
        () => rename('later'),
      ),
    ).toContain('"later"');
  });
});

describe('a nonce that is sent again', () => {
  test('at once, through both doors, makes one message and one event', async () => {
    const reader = await openSocket(await registerMember(server, owner, channel_id));
    const writer = await openSocket(owner);
    const input = { channel_id, content: 'once', nonce: 'same-nonce' };
    const over = await Promise.all([
      times(10, () => owner.call('messages.create', input)),
      times(10, async () => {
        const ack = await writer.call('messages.create', input);
        return ack.ok ? (ack.answer as Message) : undefined;
      }),
    ]);
    const answers = over.flat();
    expect(new Set(answers.map((message) => message?.id)).size).toBe(1);
    await reader.callRaw('instance.get', {});
    const announced = reader.events.filter((event) => event[0] === 'MESSAGE_CREATE' && event[1].nonce === 'same-nonce');
    expect(announced).toHaveLength(1);
    const page = await owner.call('messages.list', { channel_id });
    expect(page.filter(({ nonce }) => nonce === 'same-nonce')).toEqual([answers[0]]);
  });

  test('by another person is another message', async () => {
    const other = await registerMember(server, owner, channel_id);
    const [mine, theirs] = await Promise.all(
      [owner, other].map((person) => person.call('messages.create', { channel_id, content: 'mine', nonce: '7' })),
    );
    expect(mine?.id).not.toBe(theirs?.id);
  });
});

test('a message to a channel that is being deleted is refused or deleted with it, never a fault', async () => {
  const { id } = await owner.call('channels.create', { guild_id, name: 'going' });
  const sends = times(30, (i) => owner.ask('messages.create', { channel_id: id, content: `late ${i}` }));
  await owner.call('channels.delete', { channel_id: id });
  expect(new Set((await sends).map(({ status }) => status)).isSubsetOf(new Set([200, 404]))).toBe(true);
});

test('who checks the old password while it is changed does not come in', async () => {
  const person = await register(server);
  const { verify } = server.ctx.passwords;
  server.ctx.passwords.verify = async (password, known) => {
    server.ctx.passwords.verify = verify;
    const matches = await verify(password, known);
    await person.call('auth.changePassword', { password: PASSWORD, new_password: 'another long password' });
    return matches;
  };
  expect(errorName(await ask(server, 'auth.login', { login: person.username, password: PASSWORD }))).toBe('WRONG_CREDENTIALS');
  expect(await person.call('auth.listSessions', {})).toHaveLength(1);
});
