import { describe, expect, test } from 'vitest';
import { guildDoc, inviteRow } from '../../storage/contract/rows.ts';
import { usernameKey } from '../users/username-key.ts';
import { login } from './login.ts';
import { insertAccount, register } from './register.ts';
import { HOME, openContext, PASSWORD, refusalOf, type TestContext } from './test-context.ts';

const ANYA = { username: 'Аня', password: PASSWORD, locale: 'ru' } as const;
const BORYA = { username: 'Боря', password: PASSWORD, locale: 'ru' } as const;

/** A guild with an invite for `max_uses` people. */
async function inviteOf({ ctx }: TestContext, max_uses = 0) {
  const guild = guildDoc();
  const invite = inviteRow({ guild_id: guild.id, max_uses });
  await ctx.storage.guilds.insertGuild(guild);
  await ctx.storage.invites.insertInvite(invite);
  return { guild, code: invite.code };
}

function isRegistered({ ctx }: TestContext, username: string): Promise<boolean> {
  return ctx.storage.users.findUserByLogin(usernameKey(username)).then((row) => row !== undefined);
}

describe('an account', () => {
  test('is what was asked for, with nothing more than that', async () => {
    const { ctx, told } = await openContext();
    const { answer, refreshToken } = await register(ctx, HOME, ANYA);
    const row = await ctx.storage.users.getUser(answer.user.id);
    expect(row).toEqual({
      id: answer.user.id,
      username: 'Аня',
      username_key: usernameKey('Аня'),
      global_name: null,
      avatar: null,
      bio: '',
      email: null,
      locale: 'ru',
      bot: false,
      disabled: false,
      admin: false,
      pending: false,
      pending_invite: null,
      password_hash: expect.stringMatching(/^\$2b\$04\$/),
    });
    expect(ctx.refreshTokens.sessionOf(refreshToken)).toBeDefined();
    expect(told).toEqual([]);
  });

  test('has the name for show and the address that were given, in small letters', async () => {
    const { ctx } = await openContext();
    const { answer } = await register(ctx, HOME, { ...ANYA, global_name: 'Анна', email: 'Anya@Example.org' });
    expect(answer.user).toMatchObject({ global_name: 'Анна', email: 'anya@example.org', pending: false });
    expect((await login(ctx, HOME, { login: 'ANYA@example.org', password: PASSWORD })).answer.user.id).toBe(answer.user.id);
  });

  test('with an empty name for show has none', async () => {
    const { ctx } = await openContext();
    expect((await register(ctx, HOME, { ...ANYA, global_name: '' })).answer.user.global_name).toBeNull();
  });

  test('of a name or an address that is taken is refused', async () => {
    const { ctx } = await openContext();
    await register(ctx, HOME, { ...ANYA, email: 'anya@example.org' });
    expect((await refusalOf(register(ctx, HOME, { ...ANYA, username: 'АНЯ' }))).error).toBe('USERNAME_TAKEN');
    expect((await refusalOf(register(ctx, HOME, { ...BORYA, email: 'anya@example.org' }))).error).toBe('USERNAME_TAKEN');
  });

  test('of an administrator is one', async () => {
    const { ctx } = await openContext();
    expect(await insertAccount(ctx, { ...ANYA, admin: true })).toMatchObject({ admin: true, pending: false });
  });

  test('is not made before the installation is set up', async () => {
    const place = await openContext({ setUp: false });
    expect((await refusalOf(register(place.ctx, HOME, ANYA))).error).toBe('SETUP_REQUIRED');
    expect(await isRegistered(place, 'Аня')).toBe(false);
  });
});

describe('an invite', () => {
  test('is needed where only the invited may come, and makes a member', async () => {
    const place = await openContext();
    const { ctx } = place;
    await ctx.storage.instance.updateInstance({ registration: 'invite' });
    expect((await refusalOf(register(ctx, HOME, ANYA))).error).toBe('INVITE_REQUIRED');
    const { guild, code } = await inviteOf(place);
    const { answer } = await register(ctx, HOME, { ...ANYA, invite: code });
    expect(await ctx.storage.members.getMember(guild.id, answer.user.id)).toBeDefined();
  });

  test('makes a member where anybody may come too', async () => {
    const place = await openContext();
    const { guild, code } = await inviteOf(place);
    const { answer } = await register(place.ctx, HOME, { ...ANYA, invite: code });
    expect(await place.ctx.storage.members.getMember(guild.id, answer.user.id)).toBeDefined();
  });

  test('that does not exist makes no account', async () => {
    const place = await openContext();
    expect((await refusalOf(register(place.ctx, HOME, { ...ANYA, invite: 'madeup' }))).error).toBe('UNKNOWN_INVITE');
    expect(await isRegistered(place, 'Аня')).toBe(false);
  });

  test('for one lets one in when two come at once: the other has no account', async () => {
    const place = await openContext();
    const { guild, code } = await inviteOf(place, 1);
    const both = await Promise.allSettled([ANYA, BORYA].map((one) => register(place.ctx, HOME, { ...one, invite: code })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ error: 'UNKNOWN_INVITE' });
    expect([await isRegistered(place, 'Аня'), await isRegistered(place, 'Боря')].sort()).toEqual([false, true]);
    expect(await place.ctx.storage.members.countMembers(guild.id)).toBe(1);
  });
});

describe('where newcomers wait for approval', () => {
  async function openWaitingRoom() {
    const place = await openContext();
    await place.ctx.storage.instance.updateInstance({ registration: 'approval' });
    return place;
  }

  test('an account waits, and the administrators are told', async () => {
    const { ctx, told } = await openWaitingRoom();
    const { answer } = await register(ctx, HOME, ANYA);
    expect(answer.user.pending).toBe(true);
    expect(await ctx.storage.users.getUser(answer.user.id)).toMatchObject({ pending: true, pending_invite: null });
    expect(told).toMatchObject([{ type: 'REGISTRATION_CREATE', audience: 'admins' }]);
    expect(told[0]?.wire).toContain(`{"user_id":"${answer.user.id}"}`);
  });

  test('an invite is kept for later and used by nobody yet', async () => {
    const place = await openWaitingRoom();
    const { guild, code } = await inviteOf(place, 1);
    const { answer } = await register(place.ctx, HOME, { ...ANYA, invite: code });
    expect(await place.ctx.storage.users.getUser(answer.user.id)).toMatchObject({ pending: true, pending_invite: code });
    expect(await place.ctx.storage.members.getMember(guild.id, answer.user.id)).toBeUndefined();
    expect(await place.ctx.storage.invites.getInvite(code)).toMatchObject({ uses: 0 });
  });

  test('an invite that does not exist makes no account', async () => {
    const place = await openWaitingRoom();
    expect((await refusalOf(register(place.ctx, HOME, { ...ANYA, invite: 'madeup' }))).error).toBe('UNKNOWN_INVITE');
    expect(await isRegistered(place, 'Аня')).toBe(false);
  });
});
