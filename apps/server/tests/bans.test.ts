import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { endBans } from '../src/features/bans/end-bans.ts';
import { errorName } from './support/calls.ts';
import { appoint, foundGuild, type TestGuild } from './support/homes.ts';
import { type Person, register } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';

const clock = turnableClock();
let server: TestServer;
let home: TestGuild;
let moderator: Person;
let person: Person;

beforeEach(async () => {
  server ??= await startServer({ clock });
  home = await foundGuild(server);
  moderator = await appoint(server, home, ['BAN_MEMBERS', 'VIEW_AUDIT_LOG']);
  person = await register(server, { invite: home.code });
});

function ban(user_id: string, given: object = {}) {
  return moderator.ask('bans.create', { guild_id: home.guild_id, user_id, ...given });
}

async function isMember({ id }: Person): Promise<boolean> {
  return (await home.owner.ask('members.get', { guild_id: home.guild_id, user_id: id })).status === 200;
}

async function comesIn(someone: Person): Promise<string> {
  return errorName(await someone.ask('invites.accept', { code: home.code })) ?? 'in';
}

/** Everything told before has come when the answer to a later call is there. */
async function typesAfter(socket: RawSocket): Promise<string[]> {
  await socket.callRaw('instance.get', {});
  return socket.events.map(([type]) => type);
}

describe('a ban', () => {
  test('ends the membership, and is known with its reason to those who may ban, and to nobody else', async () => {
    const [watcher, other] = [await openSocket(moderator), await openSocket(await register(server, { invite: home.code }))];
    expect((await ban(person.id, { reason: 'реклама казино' })).status).toBe(204);
    expect(await isMember(person)).toBe(false);
    const [, told] = await watcher.next('GUILD_BAN_ADD');
    expect(told).toMatchObject({ guild_id: home.guild_id, reason: 'реклама казино', moderator_id: moderator.id, expires_at: null });
    expect(told.user.id).toBe(person.id);
    const { guild_id, ...known } = told;
    expect(await moderator.call('bans.get', { guild_id, user_id: person.id })).toEqual(known);
    expect(await moderator.call('bans.list', { guild_id })).toEqual([known]);
    expect(await typesAfter(other)).toContain('GUILD_MEMBER_REMOVE');
    expect(await typesAfter(other)).not.toContain('GUILD_BAN_ADD');
  });

  test('is written down, and so is its end', async () => {
    const { guild_id } = home;
    await ban(person.id, { reason: 'спам' });
    await moderator.call('bans.remove', { guild_id, user_id: person.id, reason: 'одумался' });
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id, user_id: moderator.id });
    expect(audit_log_entries.map(({ action_type, target_id, reason }) => [action_type, target_id, reason])).toEqual([
      [AUDIT_ACTION.MEMBER_BAN_REMOVE, person.id, 'одумался'],
      [AUDIT_ACTION.MEMBER_BAN_ADD, person.id, 'спам'],
    ]);
  });

  test('makes every invite lead nowhere, until it is lifted', async () => {
    const { guild_id, owner, channel_id } = home;
    await ban(person.id);
    expect(await comesIn(person)).toBe('UNKNOWN_INVITE');
    const { code } = await owner.call('invites.create', { channel_id });
    expect(errorName(await person.ask('invites.accept', { code }))).toBe('UNKNOWN_INVITE');
    expect(errorName(await person.ask('guilds.get', { guild_id }))).toBe('UNKNOWN_GUILD');
    await moderator.call('bans.remove', { guild_id, user_id: person.id });
    expect(errorName(await moderator.ask('bans.remove', { guild_id, user_id: person.id }))).toBe('UNKNOWN_BAN');
    expect(await comesIn(person)).toBe('in');
  });

  test('holds for who never was a member, and not for who does not exist', async () => {
    const stranger = await register(server);
    expect((await ban(stranger.id)).status).toBe(204);
    expect(await comesIn(stranger)).toBe('UNKNOWN_INVITE');
    expect(errorName(await ban('1234567890123456789'))).toBe('UNKNOWN_USER');
  });

  test('reaches neither the owner, nor who stands as high or higher, nor oneself', async () => {
    const higher = await appoint(server, home, []);
    for (const { id } of [home.owner, higher, moderator]) expect(errorName(await ban(id))).toBe('MISSING_PERMISSIONS');
    expect(await home.owner.call('bans.list', { guild_id: home.guild_id })).toEqual([]);
  });

  test('takes the place of an older one', async () => {
    await ban(person.id, { reason: 'first', ban_duration_seconds: 60 });
    await ban(person.id, { reason: 'second' });
    const list = await moderator.call('bans.list', { guild_id: home.guild_id });
    expect(list.map(({ reason, expires_at }) => [reason, expires_at])).toEqual([['second', null]]);
  });

  test.each([
    { delete_message_seconds: 604_801 },
    { delete_message_seconds: -1 },
    { delete_message_days: 8 },
    { ban_duration_seconds: 59 },
    { ban_duration_seconds: 10 ** 10 },
  ])('is refused when it asks for too much or too little: %o', async (given) => {
    expect(errorName(await ban(person.id, given))).toBe('INVALID_FORM_BODY');
    expect(await isMember(person)).toBe(true);
  });

  test('of a moderator is told to the others, while GUILD_DELETE is the last that moderator hears', async () => {
    const socket = await openSocket(moderator);
    await home.owner.call('bans.create', { guild_id: home.guild_id, user_id: moderator.id });
    await home.owner.call('messages.create', { channel_id: home.channel_id, content: 'they are gone' });
    expect((await typesAfter(socket)).at(-1)).toBe('GUILD_DELETE');
  });
});

describe('what someone banned has written', () => {
  async function write(...contents: string[]): Promise<void> {
    for (const content of contents) await person.call('messages.create', { channel_id: home.channel_id, content });
  }

  async function texts(): Promise<string[]> {
    return (await home.owner.call('messages.list', { channel_id: home.channel_id, limit: 100 })).map(({ content }) => content);
  }

  test('stays, unless it shall go', async () => {
    await write('one');
    await ban(person.id);
    expect(await texts()).toEqual(['one']);
  });

  test('goes as far back as was asked, in every channel, and no further', async () => {
    const { guild_id, channel_id, owner } = home;
    const secret = await owner.call('channels.create', { guild_id, name: 'second' });
    await write('old');
    clock.turn(120_000);
    await write('new', 'newer');
    await person.call('messages.create', { channel_id: secret.id, content: 'elsewhere' });
    await owner.call('messages.create', { channel_id, content: 'by another' });
    const socket = await openSocket(owner);
    await ban(person.id, { delete_message_seconds: 60 });
    expect(await texts()).toEqual(['by another', 'old']);
    expect(await owner.call('messages.list', { channel_id: secret.id })).toEqual([]);
    await socket.callRaw('instance.get', {});
    expect(socket.events.flatMap((event) => (event[0] === 'MESSAGE_DELETE_BULK' ? event[1].ids : []))).toHaveLength(2);
    expect(socket.events.flatMap((event) => (event[0] === 'MESSAGE_DELETE' ? event[1].channel_id : []))).toEqual([secret.id]);
  });

  test('goes in portions of a hundred, by the older name of the setting too', async () => {
    await Promise.all(Array.from({ length: 230 }, (_, i) => write(`spam ${i}`)));
    const socket = await openSocket(home.owner);
    await ban(person.id, { delete_message_days: 1 });
    expect(await texts()).toEqual([]);
    await socket.callRaw('instance.get', {});
    const portions = socket.events.flatMap((event) => (event[0] === 'MESSAGE_DELETE_BULK' ? [event[1].ids.length] : []));
    expect(portions).toEqual([100, 100, 30]);
  });
});

describe('the list of bans', () => {
  test('comes in pages, forwards and backwards', async () => {
    const { guild_id } = home;
    const people = await Promise.all(Array.from({ length: 5 }, () => register(server)));
    await Promise.all(people.map(({ id }) => ban(id)));
    const ids = people.map(({ id }) => id).sort();
    const list = async (page: object) => (await moderator.call('bans.list', { guild_id, ...page })).map(({ user }) => user.id);
    expect(await list({})).toEqual(ids);
    expect(await list({ limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await list({ after: ids[1], limit: 2 })).toEqual(ids.slice(2, 4));
    expect(await list({ before: ids[3], limit: 2 })).toEqual(ids.slice(1, 3));
  });
});

describe('banning many', () => {
  test('bans whom it may, and says whom not', async () => {
    const { guild_id, owner } = home;
    const chief = await appoint(server, home, ['BAN_MEMBERS', 'MANAGE_GUILD']);
    const stranger = await register(server);
    const user_ids = [person.id, stranger.id, owner.id, chief.id, '1234567890123456789', person.id];
    expect(await chief.call('bans.createMany', { guild_id, user_ids, reason: 'набег' })).toEqual({
      banned_users: [person.id, stranger.id],
      failed_users: [owner.id, chief.id, '1234567890123456789'],
    });
    expect((await owner.call('bans.list', { guild_id })).map(({ reason }) => reason)).toEqual(['набег', 'набег']);
    expect(errorName(await chief.ask('bans.createMany', { guild_id, user_ids: [owner.id] }))).toBe('NOBODY_BANNED');
  });

  test('takes up to 200 people', async () => {
    const { guild_id, owner } = home;
    const ids = Array.from({ length: 201 }, (_, i) => String(10n ** 18n + BigInt(i)));
    expect(errorName(await owner.ask('bans.createMany', { guild_id, user_ids: ids }))).toBe('INVALID_FORM_BODY');
    expect(errorName(await owner.ask('bans.createMany', { guild_id, user_ids: ids.slice(1) }))).toBe('NOBODY_BANNED');
    expect(errorName(await owner.ask('bans.createMany', { guild_id, user_ids: [] }))).toBe('INVALID_FORM_BODY');
  });
});

describe('a ban for a while', () => {
  test('ends by itself, in the name of the moderator and with the reason', async () => {
    const { guild_id } = home;
    await ban(person.id, { ban_duration_seconds: 600, reason: 'остыть' });
    const socket = await openSocket(moderator);
    clock.turn(598_000);
    await endBans(server.ctx);
    expect(await comesIn(person)).toBe('UNKNOWN_INVITE');
    clock.turn(3_000);
    await endBans(server.ctx);
    await socket.next('GUILD_BAN_REMOVE');
    expect(await moderator.call('bans.list', { guild_id })).toEqual([]);
    const [entry] = (await moderator.call('auditLog.list', { guild_id, action_type: AUDIT_ACTION.MEMBER_BAN_REMOVE })).audit_log_entries;
    expect(entry).toMatchObject({ user_id: moderator.id, target_id: person.id, reason: 'остыть', options: { ended: 'true' } });
    expect(await comesIn(person)).toBe('in');
  });

  test('that a moderator lifts at the moment of its end is lifted once', async () => {
    const { guild_id } = home;
    await ban(person.id, { ban_duration_seconds: 60 });
    const socket = await openSocket(moderator);
    clock.turn(61_000);
    await Promise.all([
      endBans(server.ctx),
      ...Array.from({ length: 3 }, () => moderator.ask('bans.remove', { guild_id, user_id: person.id })),
    ]);
    expect((await typesAfter(socket)).filter((type) => type === 'GUILD_BAN_REMOVE')).toHaveLength(1);
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id, action_type: AUDIT_ACTION.MEMBER_BAN_REMOVE });
    expect(audit_log_entries).toHaveLength(1);
  });
});

describe('a ban at the very moment of joining', () => {
  test('wins, whichever comes first, and gives the use of the invite back', async () => {
    const { guild_id, owner, channel_id } = home;
    const people = await Promise.all(Array.from({ length: 20 }, () => register(server)));
    const { code } = await owner.call('invites.create', { channel_id, max_uses: 100 });
    await Promise.all(people.flatMap((one) => [one.ask('invites.accept', { code }), ban(one.id)]));
    for (const one of people) expect(await isMember(one)).toBe(false);
    expect(await moderator.call('bans.list', { guild_id })).toHaveLength(people.length);
  });

  test('after the membership was written and before it was looked at lets nobody in', async () => {
    const newcomer = await register(server);
    const socket = await openSocket(newcomer);
    const { members } = server.ctx.storage;
    const { insertMember } = members;
    members.insertMember = async (row) => {
      members.insertMember = insertMember;
      await server.ctx.storage.bans.keepBan({
        ...row,
        moderator_id: moderator.id,
        reason: null,
        created_at: 0,
        expires_at: null,
        address_hashes: [],
      });
      return insertMember(row);
    };
    expect(await comesIn(newcomer)).toBe('UNKNOWN_INVITE');
    expect(await isMember(newcomer)).toBe(false);
    expect(await typesAfter(socket)).not.toContain('GUILD_CREATE');
    const [invite] = await home.owner.call('invites.listOfGuild', { guild_id: home.guild_id });
    expect(invite?.uses).toBe(2);
  });

  test('before it was announced still tells nothing more of the guild', async () => {
    const newcomer = await register(server);
    const socket = await openSocket(newcomer);
    const { bans } = server.ctx.storage;
    const { getBan } = bans;
    let looked = 0;
    bans.getBan = async (guild_id, user_id) => {
      const found = await getBan(guild_id, user_id);
      looked += 1;
      // The second look is the one after the membership was written.
      if (looked === 2) {
        bans.getBan = getBan;
        await ban(newcomer.id);
      }
      return found;
    };
    await comesIn(newcomer);
    expect(looked).toBe(2);
    expect(await isMember(newcomer)).toBe(false);
    await home.owner.call('messages.create', { channel_id: home.channel_id, content: 'between us' });
    const types = await typesAfter(socket);
    expect(types).not.toContain('MESSAGE_CREATE');
    expect(types.at(-1)).toBe('GUILD_DELETE');
    const [, ready] = await (await openSocket(home.owner)).next('READY');
    expect(ready.guilds[0]?.members.map(({ user }) => user.id)).not.toContain(newcomer.id);
  });

  test('and its end at once are told so that the last word is what holds', async () => {
    const { guild_id } = home;
    const socket = await openSocket(moderator);
    for (let i = 0; i < 10; i++) {
      await Promise.all([
        ban(person.id),
        moderator.ask('bans.remove', { guild_id, user_id: person.id }),
        ban(person.id, { reason: 'ещё' }),
      ]);
      await socket.callRaw('instance.get', {});
      const word = socket.events.findLast(([type]) => type === 'GUILD_BAN_ADD' || type === 'GUILD_BAN_REMOVE');
      const [known] = await moderator.call('bans.list', { guild_id });
      expect(word?.[0]).toBe(known ? 'GUILD_BAN_ADD' : 'GUILD_BAN_REMOVE');
      if (known) expect(word?.[1]).toEqual({ ...known, guild_id });
    }
  });

  test('by two moderators is one ban', async () => {
    const second = await appoint(server, home, ['BAN_MEMBERS']);
    const { guild_id } = home;
    const outcomes = await Promise.all([ban(person.id), second.ask('bans.create', { guild_id, user_id: person.id })]);
    expect(outcomes.map(({ status }) => status)).toEqual([204, 204]);
    expect(await moderator.call('bans.list', { guild_id })).toHaveLength(1);
    expect(await isMember(person)).toBe(false);
  });
});
