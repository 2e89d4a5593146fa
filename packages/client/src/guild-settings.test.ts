import type { WireEvent } from '@chat-js/protocol/events.ts';
import { UNCHOSEN } from '@chat-js/protocol/should-notify.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { expect, it } from 'vitest';
import { apply } from './apply.ts';
import { isQuiet } from './guild-settings.ts';
import { initialState, type State } from './state.ts';
import { guild, ready } from './testing/samples.ts';
import { countMentions, hasNews, isNews, isUnread } from './unread.ts';

function chosen(changes: Partial<UserGuildSettings>): WireEvent {
  const own = { guild_id: '10', version: 1, suppress_everyone: false, suppress_roles: false, channel_overrides: [] };
  return ['USER_GUILD_SETTINGS_UPDATE', { ...own, ...UNCHOSEN, ...changes }, null];
}

function after(...events: WireEvent[]): State {
  return events.reduce<State>((state, event) => apply(state, event), apply(initialState, ['READY', ready()]));
}

const news: WireEvent = ['CHANNEL_UNREAD_UPDATE', { guild_id: '10', channel_unread_updates: [{ id: '11', last_message_id: '90' }] }, null];

it('what is newer takes the place of what is older, and of a guild that one has left nothing is kept', () => {
  const state = after(chosen({ version: 3, muted: true }), chosen({ version: 2, muted: false }));
  expect(state.guildSettings['10']).toMatchObject({ version: 3, muted: true });
  const left = apply(state, ['GUILD_DELETE', { id: '10' }]);
  expect([left.guildSettings, apply(left, chosen({ version: 4 })).guildSettings]).toEqual([{}, {}]);
  expect(apply(apply(left, ['GUILD_CREATE', guild('10')]), chosen({ version: 3 })).guildSettings['10']?.version).toBe(3);
  expect(apply(state, chosen({ guild_id: null })).guildSettings['@me']?.version).toBe(1);
});

it('what is muted is unread and no news', () => {
  const state = after(news);
  expect([isUnread(state, '11'), isNews(state, '11'), hasNews(state, '10'), hasNews(state)]).toEqual([true, true, true, true]);
  const override = { ...UNCHOSEN, channel_id: '11', muted: true };
  for (const change of [{ muted: true }, { channel_overrides: [override] }]) {
    const muted = apply(state, chosen(change));
    expect([isUnread(muted, '11'), isNews(muted, '11'), hasNews(muted, '10'), hasNews(muted)]).toEqual([true, false, false, false]);
  }
  const other = apply(state, chosen({ channel_overrides: [{ ...override, channel_id: '12' }] }));
  expect([isNews(other, '11'), isQuiet(other, '10'), isQuiet(other, '10', '12')]).toEqual([true, false, true]);
});

it('what tells a person by a role or by everyone is counted unless they do not want it, and what names them always', () => {
  const told = (id: string, ...target_ids: string[]): WireEvent => [
    'MENTIONS_UPDATE',
    { channel_id: '11', guild_id: '10', added: [id], removed: [], target_ids },
    null,
  ];
  const state = after(told('91', '10'), told('92', '10', '1'), told('93', '5'), told('94', '10', '5'));
  const mine = state.members['10']?.['1'];
  const withRole = { ...state, members: { ...state.members, 10: { ...state.members['10'], 1: { ...mine, roles: ['5'] } } } } as State;
  const full = [told('93', '5'), told('94', '10', '5')].reduce<State>((next, event) => apply(next, event), withRole);
  const count = (changes: Partial<UserGuildSettings>) => countMentions(apply(full, chosen(changes)), '11');
  expect(count({})).toBe(4);
  expect(count({ suppress_everyone: true })).toBe(3);
  expect(count({ suppress_roles: true })).toBe(3);
  expect(count({ suppress_everyone: true, suppress_roles: true })).toBe(1);
});
