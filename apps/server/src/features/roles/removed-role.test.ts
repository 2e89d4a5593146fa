import type { Role } from '@chat-js/protocol/roles.ts';
import { expect, test } from 'vitest';
import { channelOf, guildDoc, nextId } from '../../storage/contract/rows.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { everyoneRole } from './everyone-role.ts';
import { placeOf, withoutRole, withRole } from './removed-role.ts';

const id = nextId();
const roleAt = (position: number): Role => ({ ...everyoneRole(id), id: nextId(), name: `at ${position}`, position });
const [low, middle, high] = [roleAt(1), roleAt(2), roleAt(3)];
const overwrite = (of: string) => ({ id: of, type: 0 as const, allow: '0', deny: '2048' });
const channel = { ...channelOf(id), permission_overwrites: [low, middle, high].map((role) => overwrite(role.id)) };
const guild = guildDoc({ id, roles: [everyoneRole(id), low, middle, high], channels: [channel, channelOf(id)] });
const removed = { ...placeOf(guild, middle.id), icon: null, holders: [], lost_at: '' };
const gone = withoutRole(guild, middle.id);

const order = ({ roles }: GuildDoc) =>
  [...roles].sort((a, b) => a.position - b.position).map(({ name, position }) => `${name}: ${position}`);

test('a deleted role comes back to its place, and its overwrite between the others', () => {
  const back = withRole(gone, removed);
  expect(back.channels).toEqual(guild.channels);
  expect(order(back)).toEqual(order(guild));
  // What is the same is not told again.
  expect(back.channels[1]).toBe(gone.channels[1]);
});

test('it stands over the same role as before when others came or moved meanwhile', () => {
  const fresh = { ...roleAt(1), name: 'new' };
  const after = {
    ...gone,
    roles: [...gone.roles.map((role) => (role.position > 0 ? { ...role, position: role.position + 1 } : role)), fresh],
  };
  expect(order(withRole(after, removed))).toEqual(['@everyone: 0', 'new: 1', 'at 1: 2', 'at 2: 3', 'at 3: 4']);
  const closed = { ...gone, roles: gone.roles.map((role) => (role.id === high.id ? { ...role, position: 2 } : role)) };
  expect(order(withRole(closed, removed))).toEqual(order(guild));
  const alone = withoutRole(gone, low.id);
  expect(order(withRole(alone, removed))).toEqual(['@everyone: 0', 'at 2: 2', 'at 3: 3']);
});

test('in a channel that is gone it has no overwrite, and what is back already stays as it is', () => {
  const [, other] = gone.channels;
  const rest = { ...gone, channels: other ? [other] : [] };
  expect(withRole(rest, removed).channels).toEqual(rest.channels);
  const back = withRole(gone, removed);
  expect(withRole(back, removed)).toBe(back);
});
