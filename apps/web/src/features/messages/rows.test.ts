import type { OutboxEntry } from '@chat-js/client/outbox-entries.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { describe, expect, it } from 'vitest';
import { buildRows, followRows, type RowsInput } from './rows.ts';

const user = { username: 'someone', discriminator: '0' as const, global_name: null, avatar: null, bot: false, public_flags: 0 };

function message(id: string, minute: number, author = '2', nonce?: string): Message {
  const timestamp = new Date(2026, 10, 21, 12, minute).toISOString();
  const lists = { mentions: [], mention_roles: [], attachments: [], embeds: [], components: [] };
  const flags = { tts: false, mention_everyone: false, pinned: false, flags: 0, revision: 0 };
  return {
    id,
    type: 0,
    channel_id: '11',
    content: id,
    timestamp,
    edited_timestamp: null,
    ...lists,
    ...flags,
    author: { ...user, id: author },
    nonce,
  };
}

function pending(nonce: string, minute: number): OutboxEntry {
  const created_at = new Date(2026, 10, 21, 12, minute).getTime();
  return { nonce, channel_id: '11', content: nonce, created_at, state: 'sending', error: null };
}

function allRows(input: Partial<RowsInput>) {
  return buildRows({ messages: [], hasOlder: false, pending: [], me: '1', seen: undefined, ...input });
}

function rows(input: Partial<RowsInput>) {
  return allRows(input).filter((row) => row.kind !== 'folded');
}

const firsts = (input: Partial<RowsInput>) => rows(input).map((row) => row.first);

describe('rows of messages', () => {
  it('join nothing to the line that says that a thread was started', () => {
    const note = { ...message('2', 1), type: 18 as const };
    expect(firsts({ messages: [message('1', 0), note, message('3', 2), message('4', 3)] })).toEqual([true, true, true, false]);
  });

  it('join what one author writes within seven minutes', () => {
    expect(firsts({ messages: [message('1', 0), message('2', 6), message('3', 12), message('4', 19), message('5', 20, '3')] })).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('begin a day with its date', () => {
    const days = rows({ messages: [message('1', 0), message('2', 1), message('3', 12 * 60)] }).map((row) => row.day !== null);
    expect(days).toEqual([true, false, true]);
  });

  it('do not change when older messages come before them', () => {
    const all = ['1', '2', '3', '4', '5'].map((id, index) => message(id, index));
    const before = rows({ messages: all.slice(2), hasOlder: true });
    const after = rows({ messages: all });
    expect(after.slice(-before.length)).toEqual(before);
    expect(followRows(before, after)).toBe('older');
  });

  it('keep their key when a waiting message is sent', () => {
    const waiting = rows({ messages: [message('1', 0)], pending: [pending('n1', 1)] });
    const sent = rows({ messages: [message('1', 0), message('2', 1, '1', 'n1')] });
    expect(sent.map((row) => row.key)).toEqual(waiting.map((row) => row.key));
    expect(sent.map((row) => row.first)).toEqual(waiting.map((row) => row.first));
    expect(followRows(waiting, sent)).toBe('same');
  });

  it('take no key from the nonce of somebody else', () => {
    expect(rows({ messages: [message('1', 0, '2', 'n1')] })[0]?.key).toBe('1');
  });

  it('mark the first message of others that was not seen', () => {
    const messages = [message('1', 0), message('2', 1, '1'), message('3', 2), message('4', 3)];
    const fresh = (input: Partial<RowsInput>) => rows({ messages, ...input }).find((row) => row.fresh)?.key;
    expect(fresh({ seen: '1' })).toBe('3');
    expect(fresh({ seen: '4' })).toBeUndefined();
    expect(fresh({ seen: '0' })).toBe('1');
    // The mark may belong further back, where nothing is loaded.
    expect(fresh({ seen: '0', hasOlder: true })).toBeUndefined();
  });

  it('start afresh when another part of history takes their place', () => {
    const here = rows({ messages: [message('1', 0), message('2', 1)] });
    const there = rows({ messages: [message('8', 0), message('9', 1)] });
    expect(followRows(here, there)).toBe('other');
    expect(followRows([], there)).toBe('same');
  });

  describe('of people who are blocked', () => {
    const messages = [message('1', 0), message('2', 1, '9'), message('3', 2, '8'), message('4', 3), message('5', 4, '9')];
    const isBlocked = (id: string) => id === '8' || id === '9';
    const keys = (input: Partial<RowsInput>) => allRows({ messages, isBlocked, ...input }).map(({ key }) => key);

    it('are folded as long as nobody else writes in between', () => {
      expect(keys({})).toEqual(['1', 'folded 2', '4', 'folded 5']);
      expect(allRows({ messages, isBlocked })[1]).toMatchObject({ count: 2, shown: false });
      expect(firsts({ messages, isBlocked })).toEqual([true, false]);
    });

    it('stand below their line when they are shown, those too that come later', () => {
      const unfolded = new Set(['5']);
      expect(keys({ unfolded })).toEqual(['1', 'folded 2', '4', 'folded 5', '5']);
      expect(keys({ unfolded, messages: [...messages, message('6', 5, '8')] }).slice(-3)).toEqual(['folded 5', '5', '6']);
    });

    it('are never what is new', () => {
      const fresh = (seen: string) => rows({ messages, isBlocked, seen }).find((row) => row.fresh)?.key;
      expect([fresh('1'), fresh('4')]).toEqual(['4', undefined]);
    });
  });
});
