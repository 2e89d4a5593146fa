import type { WireEvent } from '@chat-js/protocol/events.ts';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { initialState, type State } from './state.ts';
import { channel, created, currentUser, guild, member, message, ready, user } from './testing/samples.ts';
import { hasNews, isUnread, markSeen } from './unread.ts';

const start = apply(initialState, ['READY', ready()]);
const after = (...events: WireEvent[]): State => events.reduce((state, event) => apply(state, event), start);

describe('applying events', () => {
  it('starts from READY', () => {
    expect(start.me?.id).toBe('1');
    expect(Object.keys(start.channels)).toEqual(['11', '12']);
    expect(start.members['10']?.['2']).toMatchObject({ user_id: '2', nick: null });
    expect(start.guilds['10']).not.toHaveProperty('channels');
    expect(start.users['2']?.username).toBe('user2');
  });

  it('gives the same state when the same event comes twice', () => {
    const events: WireEvent[] = [
      ['READY', ready(), '1'],
      ['GUILD_CREATE', guild('30', { channels: [channel('31', '30')] }), '2'],
      ['GUILD_MEMBER_ADD', { ...member('5'), guild_id: '10' }, '3'],
      ['GUILD_MEMBER_REMOVE', { guild_id: '10', user: user('2') }, '4'],
      ['CHANNEL_CREATE', channel('13', '10'), '5'],
      ['MESSAGE_CREATE', created(message('50')), '6'],
      ['PRESENCE_UPDATE', { user: { id: '1' }, guild_id: '10', status: 'online', activities: [], client_status: {} }, '7'],
      ['TYPING_START', { channel_id: '11', guild_id: '10', user_id: '2', timestamp: 1 }, '8'],
      ['CHANNEL_DELETE', channel('12', '10'), '9'],
      ['INVITE_DELETE', { guild_id: '10', channel_id: '11', code: 'x' }, '10'],
      ['GUILD_DELETE', { id: '30' }, '11'],
    ];
    let state = start;
    for (const event of events) {
      state = apply(state, event);
      expect(apply(state, event)).toEqual(state);
    }
  });

  it('counts members as they come and go', () => {
    const joined = after(['GUILD_MEMBER_ADD', { ...member('5'), guild_id: '10' }, '1']);
    expect(joined.guilds['10']?.member_count).toBe(3);
    const left = apply(joined, ['GUILD_MEMBER_REMOVE', { guild_id: '10', user: user('5') }]);
    expect(left.guilds['10']?.member_count).toBe(2);
    expect(left.members['10']).not.toHaveProperty('5');
  });

  it('shows the new name of a person everywhere', () => {
    const renamed = after(['GUILD_MEMBER_UPDATE', { ...member('2'), user: user('2', 'марина'), guild_id: '10' }, '1']);
    expect(renamed.users['2']?.username).toBe('марина');
    expect(apply(renamed, ['USER_UPDATE', { ...currentUser('1'), bio: 'hi' }]).me?.bio).toBe('hi');
  });

  it('forgets guilds that a fresh READY does not name', () => {
    const state = after(['GUILD_CREATE', guild('30', { channels: [channel('31', '30')] }), '1'], ['READY', ready(), '2']);
    expect(Object.keys(state.guilds)).toEqual(['10']);
    expect(state.channels).not.toHaveProperty('31');
  });

  it('does not show typing of oneself, and ends it with the message', () => {
    const typing: WireEvent = ['TYPING_START', { channel_id: '11', guild_id: '10', user_id: '2', timestamp: 5 }, '1'];
    expect(after(typing).typing).toEqual({ '11': { '2': 5 } });
    expect(after(typing, ['MESSAGE_CREATE', created(message('50')), '2']).typing).toEqual({});
    expect(after(['TYPING_START', { channel_id: '11', guild_id: '10', user_id: '1', timestamp: 5 }, '1']).typing).toEqual({});
  });

  it('leaves the state alone when a newer server says something unknown', () => {
    expect(apply(start, ['STAGE_INSTANCE_CREATE', {}, '1'] as never)).toBe(start);
  });
});

describe('unread channels', () => {
  it('have something newer than was seen', () => {
    const state = after(['MESSAGE_CREATE', created(message('50')), '1']);
    expect(isUnread(state, '11')).toBe(true);
    expect(isUnread(state, '12')).toBe(false);
    expect(hasNews(state, '10')).toBe(true);
    expect(isUnread(markSeen(state, '11', '50'), '11')).toBe(false);
  });

  it('are not made by own messages, nor by history that was there at the first visit', () => {
    expect(isUnread(after(['MESSAGE_CREATE', created(message('50', { author: '1' })), '1']), '11')).toBe(false);
    const first = apply(initialState, ['READY', ready([guild('10', { channels: [channel('11', '10', { last_message_id: '9' })] })])]);
    expect(isUnread(first, '11')).toBe(false);
  });
});
