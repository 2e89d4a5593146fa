import { initialState, type State } from '@chat-js/client/state.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { bitsOf, type Permission } from '@chat-js/protocol/permissions.ts';
import { expect, test } from 'vitest';
import { permissionsOf } from './permissions.ts';
import { asRole, shownState, viewAs } from './view-as.ts';

const [GUILD, ME, READERS, ROOM, SECRET] = ['1', '2', '3', '4', '5'];

const role = (id: string, names: Permission[]) => ({ id, permissions: String(bitsOf(names)), position: id === GUILD ? 0 : 1 });
const channel = (id: string, permission_overwrites: Overwrite[]) => ({ id, guild_id: GUILD, type: 0, name: id, permission_overwrites });
const hidden = { id: GUILD, type: 0, allow: '0', deny: String(bitsOf(['VIEW_CHANNEL'])) } as const;

/** A server of which only these parts matter here. */
const state: State = JSON.parse(
  JSON.stringify({
    ...initialState,
    me: { id: ME },
    guilds: {
      [GUILD]: { id: GUILD, owner_id: ME, roles: [role(GUILD, ['VIEW_CHANNEL']), role(READERS, ['SEND_MESSAGES'])] },
      '9': { id: '9', owner_id: ME, roles: [] },
    },
    channels: { [ROOM]: channel(ROOM, []), [SECRET]: channel(SECRET, [hidden]), '8': { ...channel('8', [hidden]), guild_id: '9' } },
    members: { [GUILD]: { [ME]: { user_id: ME, roles: [], communication_disabled_until: null } } },
  }),
);

test('through @everyone the owner sees what everybody sees, and may do no more', () => {
  const seen = asRole(state, { guild_id: GUILD, role_id: GUILD });
  expect(Object.keys(seen.channels).sort()).toEqual([ROOM, '8'].sort());
  expect(permissionsOf(seen, ME, GUILD)).toBe(bitsOf(['VIEW_CHANNEL']));
});

test('a role adds what it allows', () => {
  const seen = asRole(state, { guild_id: GUILD, role_id: READERS });
  expect(permissionsOf(seen, ME, GUILD, ROOM)).toBe(bitsOf(['VIEW_CHANNEL', 'SEND_MESSAGES']));
});

test('other servers stay as they are', () => {
  const seen = asRole(state, { guild_id: GUILD, role_id: READERS });
  expect(seen.guilds['9']).toBe(state.guilds['9']);
  expect(seen.channels['8']).toBe(state.channels['8']);
});

test('a thread is seen with its channel, and what one may write there is a matter of its own', () => {
  const thread = (id: string, parent_id: string) => ({ ...channel(id, []), type: 11, parent_id });
  const channels = JSON.parse(JSON.stringify({ ...state.channels, '6': thread('6', ROOM), '7': thread('7', SECRET) }));
  const seen = asRole({ ...state, channels }, { guild_id: GUILD, role_id: READERS });
  expect(Object.keys(seen.channels).sort()).toEqual([ROOM, '6', '8'].sort());
  expect(permissionsOf(seen, ME, GUILD, '6')).toBe(bitsOf(['VIEW_CHANNEL']));
});

test('a role that is gone changes nothing', () => {
  expect(asRole(state, { guild_id: GUILD, role_id: '77' })).toBe(state);
});

test('what is shown goes through the role until that is stopped', () => {
  viewAs({ guild_id: GUILD, role_id: GUILD });
  expect(shownState(state)).toBe(shownState(state));
  expect(shownState(state).channels[SECRET]).toBeUndefined();
  viewAs(null);
  expect(shownState(state)).toBe(state);
});
