import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mayReach } from '../src/features/relationships/may-reach.ts';
import { emptyPair } from '../src/features/relationships/pairs.ts';
import { SIDE, type Side } from '../src/features/relationships/store.ts';
import { errorName } from './support/calls.ts';
import { logInAdmin, type Person, register, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { apply } from './support/world.ts';

let server: TestServer;
let owner: Person;
let guild_id: string;
let channel_id: string;
let anna: Person;
let boris: Person;

beforeAll(async () => {
  server = await startServer();
  owner = await logInAdmin(server);
  guild_id = (await owner.call('guilds.create', { name: 'Home', template: 'empty' })).id;
  channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
});
beforeEach(async () => {
  anna = await registerMember(server, owner, channel_id);
  boris = await registerMember(server, owner, channel_id);
});

async function listOf(person: Person): Promise<[id: string, type: number][]> {
  return (await person.call('relationships.list', {})).map(({ id, type }) => [id, type]);
}

async function befriend(a: Person, b: Person): Promise<void> {
  await a.call('relationships.set', { user_id: b.id });
  await b.call('relationships.set', { user_id: a.id });
}

/** What a connection was told of relationships, in its order. */
async function toldOf(socket: RawSocket): Promise<[string, number][]> {
  await socket.callRaw('instance.get', {});
  return socket.events.flatMap((event) => {
    if (event[0] === 'RELATIONSHIP_ADD') return [['add', event[1].type] as [string, number]];
    return event[0] === 'RELATIONSHIP_REMOVE' ? [['remove', event[1].type] as [string, number]] : [];
  });
}

describe('friends', () => {
  test('one asks, the other accepts, and all their devices see it', async () => {
    const [phone, desk, other] = [await openSocket(anna), await openSocket(anna), await openSocket(boris)];
    await anna.call('relationships.set', { user_id: boris.id });
    expect([await listOf(anna), await listOf(boris)]).toEqual([[[boris.id, 4]], [[anna.id, 3]]]);
    await boris.call('relationships.set', { user_id: anna.id });
    expect([await listOf(anna), await listOf(boris)]).toEqual([[[boris.id, 1]], [[anna.id, 1]]]);
    for (const socket of [phone, desk])
      expect(await toldOf(socket)).toEqual([
        ['add', 4],
        ['add', 1],
      ]);
    expect(await toldOf(other)).toEqual([
      ['add', 3],
      ['add', 1],
    ]);
    const ready = await (await openSocket(boris)).next('READY');
    expect(ready[1].relationships).toEqual(await boris.call('relationships.list', {}));
    await anna.call('relationships.remove', { user_id: boris.id });
    expect([await listOf(anna), await listOf(boris)]).toEqual([[], []]);
    for (const socket of [phone, desk, other]) expect((await toldOf(socket)).at(-1)).toEqual(['remove', 1]);
    for (const socket of [phone, desk, other]) socket.close();
  });

  test('a request is withdrawn, or declined, and asking twice is asking once', async () => {
    for (const who of [anna, boris]) {
      await anna.call('relationships.set', { user_id: boris.id });
      await anna.call('relationships.set', { user_id: boris.id });
      await who.call('relationships.remove', { user_id: who === anna ? boris.id : anna.id });
      expect([await listOf(anna), await listOf(boris)]).toEqual([[], []]);
    }
    expect((await anna.ask('relationships.remove', { user_id: boris.id })).status).toBe(204);
  });

  test('two who ask each other at once are friends, also on ten devices', async () => {
    const asks = Array.from({ length: 10 }, (_, n) =>
      n % 2 === 0 ? anna.call('relationships.set', { user_id: boris.id }) : boris.call('relationships.set', { user_id: anna.id }),
    );
    await Promise.all(asks);
    expect([await listOf(anna), await listOf(boris)]).toEqual([[[boris.id, 1]], [[anna.id, 1]]]);
  });

  test('whatever happens at once, both sides agree, and the last that a device was told is what is kept', async () => {
    const sockets = [await openSocket(anna), await openSocket(boris)] as const;
    const [toBoris, toAnna] = [{ user_id: boris.id }, { user_id: anna.id }];
    for (let round = 0; round < 5; round++) {
      await Promise.all([
        anna.ask('relationships.set', toBoris),
        boris.ask('relationships.set', toAnna),
        anna.ask('relationships.remove', toBoris),
        boris.ask('relationships.set', { ...toAnna, type: 2 }),
        anna.ask('relationships.set', toBoris),
        boris.ask('relationships.remove', toAnna),
      ]);
      for (const [index, person] of [anna, boris].entries()) {
        const kept = (await listOf(person))[0]?.[1];
        const [kind, type] = (await toldOf(sockets[index] as RawSocket)).at(-1) ?? ['remove', 0];
        expect(kind === 'add' ? type : undefined).toBe(kept);
      }
    }
  });

  test('nobody but who shares a server can be asked by their id, and who is not there is answered the same', async () => {
    const stranger = await register(server);
    const of = async (user_id: string, type: number) => (await stranger.ask('relationships.set', { user_id, type })).body;
    for (const type of [1, 2]) expect(await of(anna.id, type)).toEqual(await of('123456789', type));
    expect(errorName(await anna.ask('relationships.set', { user_id: stranger.id }))).toBe('UNKNOWN_USER');
    expect(errorName(await anna.ask('relationships.set', { user_id: anna.id }))).toBe('INVALID_FORM_BODY');
    expect((await anna.ask('relationships.set', { user_id: boris.id, type: 3 })).status).toBe(400);
  });

  test('friends keep each other when they share no server any more, by the name they have now', async () => {
    await befriend(anna, boris);
    await boris.call('guilds.leave', { guild_id });
    const socket = await openSocket(anna);
    await boris.call('users.updateMe', { global_name: 'Борис' });
    expect((await socket.next('RELATIONSHIP_UPDATE'))[1]).toMatchObject({ id: boris.id, user: { global_name: 'Борис' } });
    expect((await anna.call('users.profile', { user_id: boris.id })).user.global_name).toBe('Борис');
    await anna.call('relationships.remove', { user_id: boris.id });
    expect(errorName(await anna.ask('users.profile', { user_id: boris.id }))).toBe('UNKNOWN_USER');
    socket.close();
  });

  test('an account that is gone stands in no list', async () => {
    await befriend(anna, boris);
    await server.ctx.storage.users.removeUser(boris.id);
    expect(await listOf(anna)).toEqual([]);
  });
});

describe('blocking', () => {
  test('ends a friendship, and the other sees nothing but that', async () => {
    await befriend(anna, boris);
    const [hers, his] = [await openSocket(anna), await openSocket(boris)];
    await anna.call('relationships.set', { user_id: boris.id, type: 2 });
    expect([await listOf(anna), await listOf(boris)]).toEqual([[[boris.id, 2]], []]);
    expect([await toldOf(hers), await toldOf(his)]).toEqual([[['add', 2]], [['remove', 1]]]);
    for (const socket of [hers, his]) socket.close();
  });

  test('a request to who has blocked one looks like one that waits, and is not heard', async () => {
    const stranger = await registerMember(server, owner, channel_id);
    await anna.call('relationships.set', { user_id: boris.id, type: 2 });
    const [hers, his] = [await openSocket(anna), await openSocket(boris)];
    const outcomes = [];
    for (const { id } of [anna, stranger]) {
      const byId = await boris.ask('relationships.set', { user_id: id });
      const username = id === anna.id ? anna.username : stranger.username;
      const byName = await boris.ask('relationships.request', { username });
      outcomes.push([byId.status, byId.body, byName.status, byName.body]);
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(await listOf(boris)).toEqual([
      [anna.id, 4],
      [stranger.id, 4],
    ]);
    expect(await toldOf(his)).toEqual([
      ['add', 4],
      ['add', 4],
    ]);
    expect([await toldOf(hers), await listOf(anna)]).toEqual([[], [[boris.id, 2]]]);
    // Nothing comes back.
    await anna.call('relationships.remove', { user_id: boris.id });
    expect(await listOf(anna)).toEqual([]);
    expect((await toldOf(his)).length).toBe(2);
    for (const socket of [hers, his]) socket.close();
  });

  test('who has blocked somebody unblocks them before asking, and each may block the other', async () => {
    for (const [one, other] of [
      [anna, boris],
      [boris, anna],
    ] as const)
      await one.call('relationships.set', { user_id: other.id, type: 2 });
    expect([await listOf(anna), await listOf(boris)]).toEqual([[[boris.id, 2]], [[anna.id, 2]]]);
    expect(errorName(await anna.ask('relationships.set', { user_id: boris.id }))).toBe('BLOCKED_BY_YOU');
    await anna.call('relationships.remove', { user_id: boris.id });
    expect([await listOf(anna), await listOf(boris)]).toEqual([[], [[anna.id, 2]]]);
  });

  test('who may write to somebody', async () => {
    const stranger = await register(server);
    const reaches = (from: Person, policy?: 'everyone' | 'guilds' | 'friends') => mayReach(server.ctx, from.id, anna.id, policy);
    expect([await reaches(boris), await reaches(boris, 'friends'), await reaches(stranger), await reaches(stranger, 'everyone')]).toEqual([
      ...[true, false, false, true],
    ]);
    await befriend(anna, boris);
    expect(await reaches(boris, 'friends')).toBe(true);
    await anna.call('relationships.set', { user_id: boris.id, type: 2 });
    expect([await reaches(boris, 'everyone'), await mayReach(server.ctx, anna.id, boris.id, 'everyone')]).toEqual([false, false]);
  });
});

describe('asking by name', () => {
  test('a stranger is asked, and the one who asks learns nothing until it is accepted', async () => {
    const stranger = await register(server);
    const [hers, his] = [await openSocket(anna), await openSocket(stranger)];
    await stranger.call('relationships.request', { username: anna.username.toUpperCase() });
    expect([await toldOf(hers), await toldOf(his), await listOf(stranger)]).toEqual([[['add', 3]], [], []]);
    await anna.call('users.updateMe', { global_name: 'Анна' });
    expect(his.events.map(([type]) => type)).not.toContain('RELATIONSHIP_UPDATE');
    expect((await anna.call('users.profile', { user_id: stranger.id })).user.id).toBe(stranger.id);
    await anna.call('relationships.set', { user_id: stranger.id });
    expect([await toldOf(his), await listOf(stranger)]).toEqual([[['add', 1]], [[anna.id, 1]]]);
    for (const socket of [hers, his]) socket.close();
  });

  test('one answer for every name, in words and in time', async () => {
    const [waiting, stranger] = [await apply(server, owner), await register(server)];
    await anna.call('relationships.set', { user_id: boris.id, type: 2 });
    await stranger.call('users.updateMe', { global_name: 'Кто-то' });
    const names = { nobody: 'никого-такого', known: anna.username, waiting: waiting.username, stranger: stranger.username };
    const times: Record<string, number[]> = {};
    for (let round = 0; round < 4; round++) {
      for (const [kind, username] of Object.entries(names)) {
        const begun = performance.now();
        const { status, body } = await boris.ask('relationships.request', { username });
        times[kind] = [...(times[kind] ?? []), performance.now() - begun];
        expect([status, body]).toEqual([204, null]);
      }
    }
    // Whole quarters of a second: the quickest of each is one of them, and what the network adds.
    const quickest = Object.values(times).map((list) => Math.min(...list));
    for (const ms of quickest) expect(ms).toBeGreaterThan(240);
    expect(Math.max(...quickest) - Math.min(...quickest)).toBeLessThan(60);
    // Neither has whoever waits been asked, nor who is found by an address.
    expect(await listOf(boris)).toEqual([[anna.id, 4]]);
    expect((await boris.ask('relationships.request', { username: 'a@b.example' })).status).toBe(400);
    expect((await boris.ask('relationships.request', {})).status).toBe(400);
  });
});

describe('limits', () => {
  /** So many strangers are something to a person. */
  async function fill(person: Person, count: number, mine: Side, theirs: Side): Promise<void> {
    const before = Array.from({ length: count }, (_, n) => emptyPair(person.id, `${n + 1}`));
    await Promise.all(
      before.map((row) => server.ctx.storage.relationships.swapPair(row, { ...row, low_type: theirs, high_type: mine }, [])),
    );
  }

  test('of friends, on both sides', async () => {
    await anna.call('relationships.set', { user_id: boris.id });
    await fill(anna, 1000, SIDE.friend, SIDE.friend);
    expect(errorName(await boris.ask('relationships.set', { user_id: anna.id }))).toBe('TOO_MANY_FRIENDS');
    expect(errorName(await anna.ask('relationships.request', { username: boris.username }))).toBe('TOO_MANY_FRIENDS');
    expect(await listOf(boris)).toEqual([[anna.id, 3]]);
  });

  test('of requests that one has made', async () => {
    await fill(anna, 200, SIDE.outgoing, SIDE.none);
    expect(errorName(await anna.ask('relationships.set', { user_id: boris.id }))).toBe('TOO_MANY_FRIEND_REQUESTS');
    expect(errorName(await anna.ask('relationships.request', { username: 'никого-такого' }))).toBe('TOO_MANY_FRIEND_REQUESTS');
    expect(await listOf(boris)).toEqual([]);
  });

  test('of requests that wait for one: the next ones cost nobody but who makes them', async () => {
    await fill(anna, 200, SIDE.incoming, SIDE.outgoing);
    const socket = await openSocket(anna);
    await boris.call('relationships.set', { user_id: anna.id });
    expect([await listOf(boris), await toldOf(socket)]).toEqual([[[anna.id, 4]], []]);
    socket.close();
  });

  test('of people who are blocked', async () => {
    await fill(anna, 1000, SIDE.blocked, SIDE.none);
    expect(errorName(await anna.ask('relationships.set', { user_id: boris.id, type: 2 }))).toBe('TOO_MANY_BLOCKS');
  });
});

test('ten thousand requests are stopped after twenty, whoever they are for', async () => {
  const slow = await startServer({ env: { RATE_LIMITS: 'on' } });
  const [spammer, victim] = [await register(slow), await register(slow)];
  const socket = await openSocket(victim);
  const sender = await openSocket(spammer);
  const answers: { ok: boolean }[] = [];
  for (let round = 0; round < 100; round++) {
    const calls = Array.from({ length: 100 }, (_, n) =>
      sender.callRaw('relationships.request', { username: n % 2 === 0 ? victim.username : `никто-${round}-${n}` }),
    );
    answers.push(...((await Promise.all(calls)) as { ok: boolean }[]));
  }
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(20);
  expect(await toldOf(socket)).toEqual([['add', 3]]);
  for (const one of [socket, sender]) one.close();
});
