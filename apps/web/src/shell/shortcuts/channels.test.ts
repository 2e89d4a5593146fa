import { initialState, type State } from '@chat-js/client/state.ts';
import { expect, test, vi } from 'vitest';
import { nextChannel, nextUnread } from './channels.ts';

vi.stubGlobal('localStorage', { getItem: () => null });

type Sample = [id: string, guild_id: string, type: 0 | 2 | 4, position: number, last: string | null];

const SAMPLES: Sample[] = [
  ['11', '1', 0, 0, '100'],
  ['12', '1', 2, 1, null],
  ['13', '1', 0, 2, '100'],
  ['14', '1', 0, 3, '100'],
  ['21', '2', 0, 0, '100'],
];

/** Two servers; the channels in `unread` have something new. */
function stateWith(unread: readonly string[]): State {
  const channels = SAMPLES.map(([id, guild_id, type, position, last_message_id]) => [
    id,
    { id, guild_id, type, position, last_message_id, name: id, parent_id: null },
  ]);
  const guild = (id: string) => ({ id, name: id, joined_at: `2026-01-0${id}` });
  const seen = Object.fromEntries(SAMPLES.map(([id]) => [id, unread.includes(id) ? '1' : '100']));
  const guilds = Object.fromEntries(['1', '2'].map((id) => [id, guild(id)]));
  // Of which only these parts matter here.
  return JSON.parse(JSON.stringify({ ...initialState, channels: Object.fromEntries(channels), guilds, seen }));
}

const at = (channel_id: string | undefined, guild_id = '1') => ({ guild_id, channel_id });

test('the arrows go from text channel to text channel, and around the end of the list', () => {
  const state = stateWith([]);
  expect(nextChannel(state, at('11'), 1)?.id).toBe('13');
  expect(nextChannel(state, at('13'), -1)?.id).toBe('11');
  expect(nextChannel(state, at('14'), 1)?.id).toBe('11');
  expect(nextChannel(state, at('11'), -1)?.id).toBe('14');
  expect(nextChannel(state, at(undefined), 1)?.id).toBe('11');
});

test('a server with one text channel leads nowhere else', () => {
  expect(nextChannel(stateWith([]), at('21', '2'), 1)).toBeUndefined();
  expect(nextChannel(stateWith([]), { guild_id: undefined, channel_id: undefined }, 1)).toBeUndefined();
});

test('with Shift they stop where something is new, in this server first and then in the next', () => {
  expect(nextUnread(stateWith(['14', '21']), at('11'), 1)?.id).toBe('14');
  expect(nextUnread(stateWith(['14', '21']), at('14'), 1)?.id).toBe('21');
  expect(nextUnread(stateWith(['14', '21']), at('11'), -1)?.id).toBe('21');
  expect(nextUnread(stateWith(['11']), at('11'), 1)).toBeUndefined();
  expect(nextUnread(stateWith([]), at('11'), 1)).toBeUndefined();
});
