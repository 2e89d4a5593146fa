import type { Message } from '@chat-js/protocol/messages.ts';
import type { Reaction } from '@chat-js/protocol/reactions.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMessages, type MessageChange, showAnswered } from './message-changes.ts';
import { message } from './testing/samples.ts';

const THUMB = { id: null, name: '👍' };
const reaction = (count: number, me = false): Reaction => ({
  ...{ emoji: THUMB, count, count_details: { burst: 0, normal: count }, burst_colors: [], me, me_burst: false },
});
const reference = { type: 0, message_id: '5', channel_id: '11', guild_id: '10' } as const;
const { nonce: _, ...quote } = message('5');
const answer: Message = { ...message('6'), type: 19, message_reference: reference, referenced_message: quote };
const both = [message('5'), answer];

describe('what an event says of a message', () => {
  it('reaches the message and what answers it', () => {
    const edited = { ...message('5'), content: 'new', revision: 1 };
    const after = changeMessages(both, { kind: 'is', id: '5', message: edited });
    expect(after[0]).toEqual(edited);
    expect(after[1]?.referenced_message).toMatchObject({ content: 'new', revision: 1 });
  });

  it('leaves the list as it is when nobody there is meant', () => {
    expect(changeMessages(both, { kind: 'gone', id: '7' })).toBe(both);
  });

  it('takes what is gone out of answers, and puts what comes back into them', () => {
    const without = changeMessages(both, { kind: 'gone', id: '5' });
    expect(without).toEqual([{ ...answer, referenced_message: null }]);
    expect(showAnswered(without, message('5'))).toEqual([answer]);
  });

  it('keeps the own reaction through what others do', () => {
    const known = { ...message('5'), reactions: [reaction(1, true)], revision: 1 };
    const change: MessageChange = { kind: 'reactions', id: '5', reactions: [reaction(2)], revision: 2 };
    expect(changeMessages([known], change)[0]?.reactions).toEqual([reaction(2, true)]);
    const edited = { ...message('5'), reactions: [reaction(3)], content: 'x', revision: 3 };
    expect(changeMessages([known], { kind: 'is', id: '5', message: edited })[0]?.reactions).toEqual([reaction(3, true)]);
  });

  it('marks and unmarks the own one, and the last one that goes leaves none', () => {
    const own = (me: boolean, revision: number, reactions: Reaction[]): MessageChange => ({
      ...{ kind: 'reactions', id: '5', reactions, revision, own: { emoji: THUMB, me } },
    });
    const [added] = changeMessages([message('5')], own(true, 1, [reaction(1)]));
    expect(added?.reactions).toEqual([reaction(1, true)]);
    expect(changeMessages([added as Message], own(false, 2, [])).map(({ reactions }) => reactions)).toEqual([undefined]);
  });
});

it('in whatever order changes arrive, and however often, the newest one stands', () => {
  const change = fc.record({ revision: fc.integer({ min: 1, max: 8 }), isEdit: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (given) => {
      // One change for each revision, as the server makes them.
      const changes = [...new Map(given.map((one) => [one.revision, one])).values()].map(({ revision, isEdit }): MessageChange => {
        const reactions = [reaction(revision)];
        if (!isEdit) return { kind: 'reactions', id: '5', reactions, revision };
        return { kind: 'is', id: '5', message: { ...message('5'), reactions, revision } };
      });
      const newest = Math.max(
        ...changes.map((one) => (one.kind === 'is' ? one.message.revision : one.kind === 'reactions' ? one.revision : 0)),
      );
      const after = [...changes, ...changes].reduce(changeMessages, both);
      expect(after[0]).toMatchObject({ revision: newest, reactions: [reaction(newest)] });
      expect(after[1]?.referenced_message).toMatchObject({ revision: newest, reactions: [reaction(newest)] });
    }),
  );
});
