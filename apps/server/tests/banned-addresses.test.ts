import { routeOf } from '@chat-js/protocol/routes.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { errorName, type Outcome, send } from './support/calls.ts';
import { foundGuild, type TestGuild } from './support/homes.ts';
import { PASSWORD, type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

let server: TestServer;
let home: TestGuild;
let number = 0;

beforeEach(async () => {
  server ??= await startServer({ env: { TRUST_PROXY: '127.0.0.1' } });
  home = await foundGuild(server);
  await home.owner.call('guilds.update', { guild_id: home.guild_id, ban_addresses: true });
});

function registerFrom(address: string, invite?: string): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
  const body = JSON.stringify({ username: `from-${++number}`, password: PASSWORD, invite });
  return send(server, `/api/v10${routeOf('auth.register').path}`, { method: 'POST', headers, body });
}

function acceptAs({ body }: Outcome): Promise<Outcome> {
  const { token } = body as { token: string };
  return send({ url: server.url, token }, `/api/v10/invites/${home.code}`, { method: 'POST' });
}

async function banSomeoneFrom(address: string): Promise<string> {
  const { body } = await registerFrom(address, home.code);
  const { id } = (body as { user: Person['user'] }).user;
  await home.owner.call('bans.create', { guild_id: home.guild_id, user_id: id });
  return id;
}

describe('a guild that bans addresses', () => {
  test('lets in nobody from where someone banned came, with a new account or another', async () => {
    const other = await registerFrom('192.0.2.7');
    await banSomeoneFrom('192.0.2.7');
    expect(errorName(await registerFrom('192.0.2.7', home.code))).toBe('UNKNOWN_INVITE');
    expect(errorName(await acceptAs(other))).toBe('UNKNOWN_INVITE');
    expect((await registerFrom('192.0.2.8', home.code)).status).toBe(201);
  });

  test('takes the 64 bits of IPv6 that one customer has for one address', async () => {
    await banSomeoneFrom('2001:db8:1:2::1');
    expect(errorName(await registerFrom('2001:db8:1:2:ffff::9', home.code))).toBe('UNKNOWN_INVITE');
    expect((await registerFrom('2001:db8:1:3::1', home.code)).status).toBe(201);
  });

  test('keeps no address, and nothing once the ban is lifted or the setting is off', async () => {
    const { guild_id, owner } = home;
    const kept = async (id: string) => (await server.ctx.storage.bans.getBan(guild_id, id))?.address_hashes;
    const [lifted, forgotten] = [await banSomeoneFrom('198.51.100.1'), await banSomeoneFrom('198.51.100.2')];
    expect(await kept(lifted)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    await owner.call('bans.remove', { guild_id, user_id: lifted });
    expect((await registerFrom('198.51.100.1', home.code)).status).toBe(201);
    await owner.call('guilds.update', { guild_id, ban_addresses: false });
    expect(await kept(forgotten)).toEqual([]);
    await owner.call('guilds.update', { guild_id, ban_addresses: true });
    expect((await registerFrom('198.51.100.2', home.code)).status).toBe(201);
  });

  test('is no other guild', async () => {
    await banSomeoneFrom('203.0.113.1');
    const elsewhere = await foundGuild(server);
    await elsewhere.owner.call('guilds.update', { guild_id: elsewhere.guild_id, ban_addresses: true });
    expect((await registerFrom('203.0.113.1', elsewhere.code)).status).toBe(201);
  });
});

test('a guild that does not ban addresses keeps nothing of them', async () => {
  const { guild_id, owner } = home;
  await owner.call('guilds.update', { guild_id, ban_addresses: false });
  const person = await register(server, { invite: home.code });
  await owner.call('bans.create', { guild_id, user_id: person.id });
  expect((await server.ctx.storage.bans.getBan(guild_id, person.id))?.address_hashes).toEqual([]);
  expect((await register(server, { invite: home.code })).id).toBeDefined();
});
