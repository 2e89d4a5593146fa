import type { EventData } from '@chat-js/protocol/events.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { apply } from './apply.ts';
import { initialState, type State } from './state.ts';
import { channel, created, guild, message, ready } from './testing/samples.ts';
import { countMentions, isUnread, markSeen, markUnread, sumMentions } from './unread.ts';

type Ack = EventData<'MESSAGE_ACK'>;

const told = (message_id: string, version = 0, mention_ids?: string[]): Ack => ({
  ...{ channel_id: '11', message_id, version, mention_count: mention_ids?.length ?? 0 },
  ...(mention_ids && { mention_ids }),
});
const acked = (state: State, ack: Ack) => apply(state, ['MESSAGE_ACK', ack]);
const mentioned = (state: State, added: string[], removed: string[] = []) =>
  apply(state, ['MENTIONS_UPDATE', { channel_id: '11', guild_id: '10', added, removed }]);

const guilds = [
  guild('10', { channels: [channel('11', '10', { last_message_id: '90' }), channel('12', '10', { last_message_id: '90' })] }),
];
const start = apply(initialState, [
  'READY',
  ready(guilds, [{ id: '11', last_message_id: '50', mention_count: 1, mention_ids: ['70'], version: 0 }]),
]);

describe('what READY says', () => {
  it('is where the person has read up to, and of channels that it does not name nothing is new', () => {
    expect([isUnread(start, '11'), isUnread(start, '12')]).toEqual([true, false]);
    expect([countMentions(start, '11'), sumMentions(start)]).toEqual([1, 1]);
  });

  it('does not take back what was read here meanwhile, unless it was set by hand elsewhere', () => {
    const read = markSeen(start, '11', '80');
    const again = (version: number) =>
      apply(read, ['READY', ready(guilds, [{ id: '11', last_message_id: '60', mention_count: 1, mention_ids: ['70'], version }])]);
    expect(again(0).seen['11']).toBe('80');
    expect(again(5).seen['11']).toBe('60');
    expect(countMentions(again(5), '11')).toBe(1);
  });
});

describe('mentions', () => {
  it('are counted until they are read or deleted, each once', () => {
    const state = mentioned(mentioned(start, ['85']), ['85']);
    expect(countMentions(state, '11')).toBe(2);
    expect(countMentions(mentioned(state, [], ['85']), '11')).toBe(1);
    expect(countMentions(markSeen(state, '11', '70'), '11')).toBe(1);
    expect(countMentions(acked(state, told('85')), '11')).toBe(0);
    expect(countMentions(mentioned(markSeen(state, '11', '99'), ['95']), '11')).toBe(0);
  });

  it('make a channel unread that is not on screen', () => {
    const state = mentioned(start, ['95']);
    expect(state.channels['11']?.last_message_id).toBe('95');
  });

  it('are a hundred at most', () => {
    const many = Array.from({ length: 120 }, (_, n) => `${1000 + n}`);
    expect(
      countMentions(
        many.reduce((state, id) => mentioned(state, [id]), start),
        '11',
      ),
    ).toBe(100);
  });
});

describe('a channel that was set by hand', () => {
  it('is unread from there until somebody comes back to it, and then to its end', () => {
    const state = markUnread(markSeen(start, '11', '90'), '11', '60');
    expect([isUnread(state, '11'), state.seen['11'], state.held['11']]).toEqual([true, '59', true]);
    const known = acked({ ...state, remarked: {} }, told('59', 7, ['60', '70']));
    expect(countMentions(known, '11')).toBe(2);
  });

  it('on another device is so here, though this one had read further', () => {
    const state = acked(markSeen(start, '11', '90'), told('59', 7, ['70']));
    expect([state.seen['11'], state.held['11'], countMentions(state, '11')]).toEqual(['59', true, 1]);
  });

  it('here and not told yet stands against what others read', () => {
    const state = acked(markUnread(start, '11', '40'), told('90'));
    expect(state.seen['11']).toBe('39');
  });
});

test('an own message, on screen or not, is read with all above it', () => {
  const elsewhere = apply(start, ['MESSAGE_ACK', { channel_id: '11', message_id: '95', mention_count: 0 }]);
  const here = apply(start, ['MESSAGE_CREATE', created(message('95', { author: '1', channel_id: '11' }))]);
  for (const state of [elsewhere, here]) expect([isUnread(state, '11'), countMentions(state, '11')]).toEqual([false, 0]);
});

test('in whatever order and however often devices are told, they come to the same', () => {
  const acks = fc.array(fc.record({ id: fc.integer({ min: 50, max: 99 }), version: fc.integer({ min: 0, max: 3 }) }), { maxLength: 8 });
  fc.assert(
    fc.property(acks, fc.func(fc.integer()), (given, order) => {
      const run = (list: typeof given) => list.reduce((state, { id, version }) => acked(state, told(`${id}`, version)), start);
      const shuffled = [...given, ...given].sort((a, b) => order(a) - order(b));
      expect(run(shuffled).seen['11']).toBe(run(given).seen['11']);
      expect(run(shuffled).acked['11']).toEqual(run(given).acked['11']);
    }),
  );
});
