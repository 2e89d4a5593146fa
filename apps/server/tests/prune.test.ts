import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { appoint, foundGuild, type TestGuild } from './support/homes.ts';
import { logIn, type Person, register } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const DAY = 86_400_000;

let clock: ReturnType<typeof turnableClock>;
let server: TestServer;
let home: TestGuild;
let owner: Person;
let idle: Person;

beforeEach(async () => {
  clock = turnableClock();
  server = await startServer({ clock });
  home = await foundGuild(server);
  idle = await register(server, { invite: home.code });
});

/** Time goes by, and the owner comes back after it. */
async function pass(days: number): Promise<void> {
  clock.turn(days * DAY);
  owner = await logIn(server, home.owner);
}

async function memberIds(): Promise<string[]> {
  return (await owner.call('members.list', { guild_id: home.guild_id, limit: 100 })).map(({ user }) => user.id);
}

describe('pruning', () => {
  test('removes who was not seen for so long, as the preview said', async () => {
    const { guild_id } = home;
    await pass(8);
    const recent = await register(server, { invite: (await owner.call('invites.create', { channel_id: home.channel_id })).code });
    expect(await owner.call('members.countPrune', { guild_id, days: 9 })).toEqual({ pruned: 0 });
    expect(await owner.call('members.countPrune', { guild_id, days: 7 })).toEqual({ pruned: 1 });
    expect(await memberIds()).toContain(idle.id);
    expect(await owner.call('members.prune', { guild_id, days: 7, reason: 'тишина' })).toEqual({ pruned: 1 });
    expect(await memberIds()).toEqual([owner.id, recent.id].sort());
    const [entry] = (await owner.call('auditLog.list', { guild_id, action_type: AUDIT_ACTION.MEMBER_PRUNE })).audit_log_entries;
    expect(entry).toMatchObject({ reason: 'тишина', options: { delete_member_days: '7', members_removed: '1' } });
  });

  test('leaves who logged in since, and who is there now', async () => {
    const { guild_id } = home;
    const other = await register(server, { invite: home.code });
    const socket = await openSocket(other);
    await pass(5);
    await logIn(server, idle);
    await pass(5);
    expect(await owner.call('members.countPrune', { guild_id, days: 7 })).toEqual({ pruned: 0 });
    socket.close();
  });

  test('leaves who has a role, unless it is included, and then only who has no other', async () => {
    const { guild_id } = home;
    const [one, two] = [await register(server, { invite: home.code }), await register(server, { invite: home.code })];
    const [low, high] = [
      await home.owner.call('roles.create', { guild_id, name: 'low' }),
      await home.owner.call('roles.create', { guild_id, name: 'high' }),
    ];
    await home.owner.call('members.update', { guild_id, user_id: one.id, roles: [low.id] });
    await home.owner.call('members.update', { guild_id, user_id: two.id, roles: [low.id, high.id] });
    await pass(10);
    const count = async (include_roles: string[]) => (await owner.call('members.countPrune', { guild_id, days: 7, include_roles })).pruned;
    expect([await count([]), await count([low.id]), await count([low.id, high.id])]).toEqual([1, 2, 3]);
    expect(errorName(await owner.ask('members.countPrune', { guild_id, include_roles: ['1234567890123456789'] }))).toBe('UNKNOWN_ROLE');
    expect(await owner.call('members.prune', { guild_id, days: 7, include_roles: [low.id], compute_prune_count: false })).toEqual({
      pruned: null,
    });
    expect(await memberIds()).toEqual([owner.id, two.id].sort());
  });

  test('reaches neither the owner nor who stands as high or higher', async () => {
    const { guild_id } = home;
    const [pruner, higher] = [await appoint(server, home, ['KICK_MEMBERS', 'MANAGE_GUILD']), await appoint(server, home, [])];
    const include_roles = (await home.owner.call('roles.list', { guild_id })).map(({ id }) => id).filter((id) => id !== guild_id);
    await pass(10);
    const actor = await logIn(server, pruner);
    expect(await actor.call('members.prune', { guild_id, days: 7, include_roles })).toEqual({ pruned: 1 });
    expect(await memberIds()).toEqual([owner.id, pruner.id, higher.id].sort());
  });

  test.each([0, 31])('takes no %i days', async (days) => {
    await pass(0);
    for (const name of ['members.countPrune', 'members.prune'] as const) {
      expect(errorName(await owner.ask(name, { guild_id: home.guild_id, days }))).toBe('INVALID_FORM_BODY');
    }
  });
});
