import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Presence } from '@chat-js/protocol/presence.ts';
import { expect, it } from 'vitest';
import { apply } from './apply.ts';
import { NO_GUILD } from './no-guild.ts';
import { initialState } from './state.ts';
import { currentUser, guild, ready, settings } from './testing/samples.ts';

const start = apply(initialState, ['READY', ready()]);

it('what is newer takes the place of what is older, and never the other way round', () => {
  const changes: WireEvent[] = [
    ['USER_SETTINGS_UPDATE', settings({ revision: 3, theme: 'light' }), '1'],
    ['USER_SETTINGS_UPDATE', settings({ revision: 2, theme: 'dark' }), '2'],
  ];
  const after = changes.reduce<typeof start>((state, event) => apply(state, event), start);
  expect(after.settings).toMatchObject({ revision: 3, theme: 'light' });
  expect(apply(after, ['READY', ready()]).settings?.revision).toBe(1);
});

it('the language is that of the person, whichever is told last', () => {
  const spoken = apply(start, ['USER_UPDATE', { ...currentUser('1'), locale: 'en-US' }]);
  const after = apply(spoken, ['USER_SETTINGS_UPDATE', settings({ revision: 2, locale: 'ru' })]);
  expect(after.me?.locale).toBe('en-US');
  expect(after.settings).not.toHaveProperty('locale');
});

it('who is there stands with what they are seen as, and who is offline does not stand there', () => {
  const presence = { user: { id: '2' }, guild_id: '10', activities: [], client_status: {} };
  const here = apply(apply(start, ['GUILD_CREATE', guild('10')]), ['PRESENCE_UPDATE', { ...presence, status: 'dnd' }]);
  expect(here.online['10']).toEqual({ 2: { status: 'dnd', activities: [] } });
  expect(apply(here, ['PRESENCE_UPDATE', { ...presence, status: 'offline' }]).online['10']).toEqual({});
});

it('who is seen without a server stands apart, and READY says anew who that is', () => {
  const presence: Presence = { user: { id: '5' }, activities: [], client_status: {}, status: 'idle' };
  const friend = { 5: { status: 'idle', activities: [] } };
  const here = apply(start, ['PRESENCE_UPDATE', presence]);
  expect(here.online[NO_GUILD]).toEqual(friend);
  expect(apply(here, ['READY', ready()]).online[NO_GUILD]).toEqual({});
  expect(apply(start, ['READY', { ...ready(), presences: [presence] }]).online[NO_GUILD]).toEqual(friend);
});
