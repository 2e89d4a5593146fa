import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { logInAdmin, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

let server: TestServer;
let owner: Person;

beforeAll(async () => {
  server = await startServer();
  owner = await logInAdmin(server);
});

async function guildWithInvites(uses: number): Promise<{ guild_id: string; channel_id: string }> {
  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  const row = { guild_id, channel_id, inviter_id: owner.id, max_age: 0, max_uses: 1, uses, created_at: 1, expires_at: null };
  const codes = Array.from({ length: LIMITS.invitesPerGuild }, (_, i) => `${guild_id}-${i}`);
  await Promise.all(codes.map((code) => server.ctx.storage.invites.insertInvite({ ...row, code })));
  return { guild_id, channel_id };
}

test('a guild has no more invites than are allowed', async () => {
  const { channel_id } = await guildWithInvites(0);
  expect(errorName(await owner.ask('invites.create', { channel_id }))).toBe('TOO_MANY_INVITES');
});

test('invites that were used up stand in nobody’s way', async () => {
  const { guild_id, channel_id } = await guildWithInvites(1);
  expect((await owner.ask('invites.create', { channel_id })).status).toBe(200);
  expect(await owner.call('invites.listOfGuild', { guild_id })).toHaveLength(1);
});
