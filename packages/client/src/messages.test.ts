import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { finishLoad, type Load, leaveWindow, mergeMessages, receiveMessage, startLoad } from './messages.ts';
import { rememberPins } from './pins.ts';
import { initialState, type State } from './state.ts';
import { created, message, ready } from './testing/samples.ts';

const ids = fc.uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String), { maxLength: 30 });
const messages = ids.map((list) => list.map((id) => message(id)));
const idsOf = (list: readonly Message[] = []) => list.map(({ id }) => id);
const sorted = (list: readonly string[]) => [...new Set(list)].sort(compareIds);

const start = apply(initialState, ['READY', ready()]);
const windowOf = (state: State) => state.windows['11'];
let number = 0;
const load = (kind: Load['kind']): Load => ({ kind, number: ++number });

function loaded(kind: Load['kind'], page: Message[], limit: number, state = start, target?: string): State {
  const one = load(kind);
  return finishLoad(startLoad(state, '11', one), '11', one, page, limit, target);
}
const arrives = (state: State, id: string) => apply(state, ['MESSAGE_CREATE', created(message(id))]);

describe('merging messages', () => {
  it('gives each message once, oldest first', () => {
    fc.assert(
      fc.property(messages, messages, (a, b) => {
        expect(idsOf(mergeMessages(mergeMessages([], a), b))).toEqual(sorted([...idsOf(a), ...idsOf(b)]));
      }),
    );
  });

  it('does not depend on the order or on repetition', () => {
    fc.assert(
      fc.property(messages, messages, (a, b) => {
        const once = mergeMessages(mergeMessages([], a), b);
        expect(idsOf(mergeMessages(mergeMessages([], b), a))).toEqual(idsOf(once));
        expect(idsOf(mergeMessages(once, a))).toEqual(idsOf(once));
      }),
    );
  });

  it('keeps the version that was changed last', () => {
    const edited = { ...message('5'), content: 'new', revision: 1 };
    expect(mergeMessages([edited], [message('5')])).toEqual([edited]);
    expect(mergeMessages([message('5')], [edited])).toEqual([edited]);
  });
});

describe('the window of a channel', () => {
  it('shows whole history however pages and events interleave', () => {
    // A channel that grows while its present page travels: what is written before the answer is made is in both.
    fc.assert(
      fc.property(fc.nat(40), fc.nat(10), fc.nat(10), fc.integer({ min: 1, max: 20 }), (before, during, after, limit) => {
        const all = Array.from({ length: before + during + after }, (_, index) => String(100 + index));
        const one = load('present');
        let state = startLoad(start, '11', one);
        for (const id of all.slice(before, before + during)) state = arrives(state, id);
        const answered = all.slice(0, before + Math.floor(during / 2)).slice(-limit);
        for (const id of all.slice(before + during)) state = arrives(state, id);
        state = finishLoad(
          state,
          '11',
          one,
          answered.map((id) => message(id)),
          limit,
        );
        const shown = idsOf(windowOf(state)?.messages);
        expect(shown).toEqual(all.slice(all.length - shown.length));
        expect(windowOf(state)?.hasNewer).toBe(false);
        expect(windowOf(state)?.hasOlder || shown.length === all.length).toBe(true);
      }),
    );
  });

  it('takes in what is written when it is at the present', () => {
    const state = arrives(loaded('present', [message('20'), message('19')], 2), '21');
    expect(idsOf(windowOf(state)?.messages)).toEqual(['19', '20', '21']);
  });

  it('does not append to history that is not at the present, and knows that there is more', () => {
    const page = ['5', '6', '7', '8'].map((id) => message(id));
    const state = arrives(loaded('around', page, 4, start, '7'), '99');
    expect(idsOf(windowOf(state)?.messages)).toEqual(['5', '6', '7', '8']);
    expect(windowOf(state)).toMatchObject({ hasOlder: true, hasNewer: true });
  });

  it('knows its ends from the length of a page', () => {
    const present = loaded('present', [message('20'), message('19')], 2);
    expect(windowOf(present)).toMatchObject({ hasOlder: true, hasNewer: false });
    const older = loaded('older', [message('18')], 2, present);
    expect(windowOf(older)).toMatchObject({ hasOlder: false, hasNewer: false });
    expect(idsOf(windowOf(older)?.messages)).toEqual(['18', '19', '20']);
    const around = loaded('around', [message('3')], 4, start, '3');
    expect(windowOf(around)).toMatchObject({ hasOlder: false, hasNewer: false });
  });

  it('ignores the answer of a load that another one has replaced', () => {
    const first = load('present');
    const second = load('around');
    const state = startLoad(startLoad(start, '11', first), '11', second);
    expect(finishLoad(state, '11', first, [message('9')], 50)).toBe(state);
  });

  it('keeps no gap when the stream had one', () => {
    const before = loaded('present', [message('20')], 1);
    const missed = arrives(apply(before, ['RESYNC', {}]), '40');
    expect(idsOf(windowOf(missed)?.messages)).toEqual(['20']);
    expect(windowOf(missed)?.stale).toBe(true);
    const refreshed = loaded('present', [message('40'), message('39')], 2, missed);
    expect(idsOf(windowOf(refreshed)?.messages)).toEqual(['39', '40']);
    const met = loaded('present', [message('40'), message('20')], 2, missed);
    expect(idsOf(windowOf(met)?.messages)).toEqual(['20', '40']);
  });

  it('has no gap when a repeated send is answered with an old message while a page is on its way', () => {
    const one = load('present');
    const answered = receiveMessage(startLoad(start, '11', one), message('5', { author: '1', nonce: 'again' }));
    const page = [message('20'), message('19')];
    expect(idsOf(windowOf(finishLoad(answered, '11', one, page, 2))?.messages)).toEqual(['19', '20']);
  });

  it('vanishes with its channel and with its guild', () => {
    const state = loaded('present', [message('20')], 50);
    const gone = apply(state, [
      'CHANNEL_DELETE',
      { ...ready().guilds[0]?.channels[0] } as Parameters<typeof apply<'CHANNEL_DELETE'>>[1][1],
    ]);
    expect(gone.windows).toEqual({});
    expect(apply(state, ['GUILD_DELETE', { id: '10' }]).windows).toEqual({});
  });

  it('shrinks to its newest messages when nobody looks at it', () => {
    const many = Array.from({ length: 150 }, (_, index) => message(String(1000 + index)));
    const left = windowOf(leaveWindow(loaded('present', many, 500), '11'));
    expect(left?.messages).toHaveLength(100);
    expect(left).toMatchObject({ hasOlder: true, hasNewer: false });
  });
});

describe('messages that go and come back', () => {
  const deleted = (state: State, ...ids: string[]) => apply(state, ['MESSAGE_DELETE_BULK', { ids, channel_id: '11', guild_id: '10' }]);
  const page = (...list: string[]) => list.map((id) => message(id));

  it('a deleted message is gone, also as the last one of its channel', () => {
    const state = loaded('present', page('20', '21', '22'), 50);
    const gone = apply(state, ['MESSAGE_DELETE', { id: '22', channel_id: '11', guild_id: '10' }]);
    expect(idsOf(windowOf(gone)?.messages)).toEqual(['20', '21']);
    expect(gone.channels['11']?.last_message_id).toBe('21');
    expect(deleted(gone, '20', '21').channels['11']?.last_message_id).toBeNull();
  });

  it('a message that comes back stands in its old place', () => {
    const state = loaded('present', page('20', '21', '22'), 50);
    expect(idsOf(windowOf(arrives(deleted(state, '21'), '21'))?.messages)).toEqual(['20', '21', '22']);
    expect(arrives(deleted(state, '22'), '22').channels['11']?.last_message_id).toBe('22');
  });

  it('so it does in history that is not at the present, and outside of it changes nothing', () => {
    const state = loaded('around', page('5', '6', '7', '8'), 4, start, '7');
    const back = arrives(deleted(state, '6'), '6');
    expect(idsOf(windowOf(back)?.messages)).toEqual(['5', '6', '7', '8']);
    expect(idsOf(windowOf(arrives(back, '2'))?.messages)).toEqual(['5', '6', '7', '8']);
  });

  it('any series of deletions and returns leaves what is there, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.integer({ min: 20, max: 29 }), goes: fc.boolean() })), (acts) => {
        const all = Array.from({ length: 10 }, (_, index) => String(20 + index));
        const there = new Set(all);
        let state = loaded('present', page(...all), 50);
        for (const { id, goes } of acts) {
          if (goes) there.delete(String(id));
          else there.add(String(id));
          state = goes ? deleted(state, String(id)) : arrives(state, String(id));
        }
        expect(idsOf(windowOf(state)?.messages)).toEqual([...there].sort(compareIds));
        expect(state.channels['11']?.last_message_id).toBe([...there].sort(compareIds).at(-1) ?? null);
      }),
    );
  });

  it('what was deleted or changed while a page was on its way is not brought back by it', () => {
    const one = load('present');
    const pinned = { ...message('21'), pinned: true, revision: 1 };
    let state = deleted(startLoad(start, '11', one), '20');
    state = apply(state, ['MESSAGE_UPDATE', { ...pinned, guild_id: '10' }]);
    state = finishLoad(state, '11', one, page('20', '21'), 50);
    expect(windowOf(state)?.messages).toEqual([pinned]);
  });

  it('what was deleted while nobody told of it vanishes with the next page, as far as it reaches, and what is below is doubted', () => {
    const before = apply(loaded('present', page('20', '21', '22', '23', '24'), 5), ['RESYNC', {}]);
    const after = loaded('present', page('22', '24'), 2, before);
    expect(idsOf(windowOf(after)?.messages)).toEqual(['20', '21', '22', '24']);
    expect(windowOf(after)?.unsureBelow).toBe('22');
    const sure = loaded('older', page('20'), 2, after);
    expect(idsOf(windowOf(sure)?.messages)).toEqual(['20', '22', '24']);
    expect(windowOf(sure)).toMatchObject({ unsureBelow: null, hasOlder: false });
  });

  it('a window that was emptied and has more is fetched again', () => {
    expect(windowOf(deleted(loaded('present', page('20', '21'), 2), '20', '21'))?.stale).toBe(true);
  });

  it('pins follow what becomes of their messages', () => {
    const pins = page('20', '21').map((one) => ({ pinned_at: '2026-01-01T00:00:00.000Z', message: { ...one, pinned: true } }));
    const state = rememberPins(start, '11', pins);
    expect(deleted(state, '20').pins['11']?.items).toEqual([pins[1]]);
    expect(apply(state, ['MESSAGE_UPDATE', { ...message('21'), revision: 1, guild_id: '10' }]).pins['11']?.items).toEqual([pins[0]]);
    const stale = apply(state, ['CHANNEL_PINS_UPDATE', { channel_id: '11', guild_id: '10', last_pin_timestamp: null }]);
    expect(stale.pins['11']).toEqual({ items: pins, stale: true });
  });
});
