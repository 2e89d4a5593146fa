import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { finishLoad, startLoad } from './messages.ts';
import { initialState, type State } from './state.ts';
import { channel, created, guild, message, ready, thread } from './testing/samples.ts';
import { rememberThread } from './threads.ts';
import { hasNews, isUnread } from './unread.ts';

const start = apply(initialState, ['READY', ready()]);
const after = (state: State, ...events: WireEvent[]): State => events.reduce((now, event) => apply(now, event), state);
const membership = (user_id = '1', id = '40'): ThreadMember => ({ id, user_id, join_timestamp: '2026-01-01T00:00:00.000Z', flags: 0 });

const begun: WireEvent = ['THREAD_CREATE', { ...thread('40'), newly_created: true }, '1'];
const joined: WireEvent = ['THREAD_MEMBER_UPDATE', { ...membership(), guild_id: '10' }, '2'];
const written = (id: string): WireEvent => ['MESSAGE_CREATE', created(message(id, { channel_id: '40' })), id];

/** Its newest page was read. */
function read(state: State, channel_id: string, ...messages: ReturnType<typeof message>[]): State {
  const load = { kind: 'present' as const, number: 1 };
  return finishLoad(startLoad(state, channel_id, load), channel_id, load, messages.toReversed(), 50);
}

describe('threads', () => {
  it('give the same state when the same event comes twice', () => {
    const events: WireEvent[] = [
      begun,
      joined,
      written('50'),
      ['THREAD_UPDATE', thread('40', { name: 'renamed' }), '3'],
      ['THREAD_MEMBERS_UPDATE', { id: '40', guild_id: '10', member_count: 2, added_members: [membership('2')] }, '4'],
      ['MESSAGE_DELETE', { id: '50', channel_id: '40', guild_id: '10' }, '5'],
      ['THREAD_MEMBERS_UPDATE', { id: '40', guild_id: '10', member_count: 1, removed_member_ids: ['1'] }, '6'],
      ['THREAD_LIST_SYNC', { guild_id: '10', channel_ids: ['11'], threads: [thread('41')], members: [membership('1', '41')] }, '7'],
      ['THREAD_DELETE', { id: '41', guild_id: '10', parent_id: '11', type: 11 }, '8'],
    ];
    let state = read(start, '11', message('40'));
    for (const event of events) {
      state = apply(state, event);
      expect(apply(state, event)).toEqual(state);
    }
  });

  it('come with READY, and those that it does not name are forgotten', () => {
    const state = after(start, begun, ['READY', ready([guild('10', { threads: [thread('41', { member: membership('1', '41') })] })]), '2']);
    expect(Object.keys(state.channels)).toEqual(['11', '12', '41']);
    expect(state.channels['41']?.member).toEqual(membership('1', '41'));
  });

  it('stay while somebody reads them, as ended, when READY does not name them', () => {
    const state = after(read(after(start, begun, joined), '40'), ['READY', ready(), '3']);
    expect(state.channels['40']?.thread_metadata?.archived).toBe(true);
    expect(state.channels['40']?.member).toEqual(membership());
  });

  it('that are private say who is in them, and are gone at once with what was read there', () => {
    const secret = thread('40', { type: 12 });
    const inside = after(start, ['THREAD_CREATE', { ...secret, member: membership(), newly_created: false }, '1']);
    expect(inside.channels['40']?.member).toEqual(membership());
    const reading = read(inside, '40', message('50', { channel_id: '40' }));
    const ends: WireEvent[] = [
      ['THREAD_DELETE', { id: '40', guild_id: '10', parent_id: '11', type: 12 }, '3'],
      ['THREAD_LIST_SYNC', { guild_id: '10', channel_ids: ['11'], threads: [], members: [] }, '3'],
      ['READY', ready(), '3'],
    ];
    for (const end of ends) {
      const outside = after(reading, end);
      expect([outside.channels['40'], outside.windows['40']]).toEqual([undefined, undefined]);
    }
  });

  it('make nothing unread for whoever is not in them', () => {
    const outside = after(start, begun, written('50'));
    expect([isUnread(outside, '40'), hasNews(outside, '10')]).toEqual([false, false]);
    const inside = after(start, begun, joined, written('50'));
    expect([isUnread(inside, '40'), hasNews(inside, '10'), isUnread(inside, '11')]).toEqual([true, true, false]);
    const left = after(inside, ['THREAD_MEMBERS_UPDATE', { id: '40', guild_id: '10', member_count: 0, removed_member_ids: ['1'] }, '9']);
    expect(hasNews(left, '10')).toBe(false);
  });

  it('change without forgetting that one is in them', () => {
    const state = after(start, begun, joined, ['THREAD_UPDATE', thread('40', { name: 'other' }), '3']);
    expect(state.channels['40']).toMatchObject({ name: 'other', member: membership() });
  });

  it('are forgotten with their channel, whoever took it away', () => {
    const gone: WireEvent = ['CHANNEL_DELETE', channel('11', '10'), '3'];
    expect(Object.keys(after(read(after(start, begun), '40'), gone).channels)).toEqual(['12']);
    expect(Object.keys(after(start, begun, ['READY', ready([guild('10', { channels: [channel('12', '10')] })]), '3']).channels)).toEqual([
      '12',
    ]);
  });

  it('of a channel that one does not see are none', () => {
    expect(after(start, ['THREAD_CREATE', { ...thread('40', { parent_id: '19' }), newly_created: true }, '1'])).toBe(start);
  });

  it('take the place of those known when one sees a channel again', () => {
    const sync = { guild_id: '10', channel_ids: ['11'], threads: [thread('41'), thread('42')], members: [membership('1', '42')] };
    const state = after(start, begun, ['THREAD_LIST_SYNC', sync, '2']);
    expect(Object.keys(state.channels)).toEqual(['11', '12', '41', '42']);
    expect([state.channels['41']?.member, state.channels['42']?.member]).toEqual([undefined, membership('1', '42')]);
  });

  it('that have ended are known once they were fetched, and open again by an event', () => {
    const state = rememberThread(start, thread('40', { archived: true }));
    expect(state.channels['40']?.thread_metadata?.archived).toBe(true);
    expect(after(state, ['THREAD_UPDATE', thread('40'), '2']).channels['40']?.thread_metadata?.archived).toBe(false);
  });

  it('count what comes and goes once', () => {
    const two = after(read(after(start, begun), '40'), written('50'), written('51'), written('51'), written('50'));
    expect(two.channels['40']).toMatchObject({ message_count: 2, total_message_sent: 2 });
    const gone: WireEvent = ['MESSAGE_DELETE', { id: '50', channel_id: '40', guild_id: '10' }, '9'];
    expect(after(two, gone, gone).channels['40']).toMatchObject({ message_count: 1, total_message_sent: 2 });
  });

  it('that were read to their beginning hold what is there', () => {
    const stale = after(start, ['THREAD_CREATE', { ...thread('40', { message_count: 1 }), newly_created: true }, '1']);
    const [one, two] = ['50', '51'].map((id) => message(id, { channel_id: '40' }));
    expect(read(stale, '40', one ?? message('50'), two ?? message('51')).channels['40']?.message_count).toBe(2);
  });

  it('are counted afresh with a page of the messages they were started from', () => {
    const carrier = { ...message('40'), thread: thread('40', { message_count: 7, total_message_sent: 9 }) };
    expect(read(after(start, begun, joined), '11', carrier).channels['40']).toMatchObject({ message_count: 7, member: membership() });
  });

  it('that are deleted leave their message without one', () => {
    const carrier = { ...message('40'), flags: 32, thread: thread('40') };
    const state = after(read(after(start, begun), '11', carrier), [
      'THREAD_DELETE',
      { id: '40', guild_id: '10', parent_id: '11', type: 11 },
      '2',
    ]);
    expect(state.channels['40']).toBeUndefined();
    expect(state.windows['11']?.messages[0]).toEqual({ ...message('40'), flags: 0 });
  });
});
