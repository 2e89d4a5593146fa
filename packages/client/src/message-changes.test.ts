import type { Message } from '@chat-js/protocol/messages.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import type { Reaction } from '@chat-js/protocol/reactions.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMessages, type MessageChange, mergeVersions, showAnswered } from './message-changes.ts';
import { message } from './testing/samples.ts';

const THUMB = { id: null, name: '👍' };
const reaction = (count: number, me = false): Reaction => ({
  ...{ emoji: THUMB, count, count_details: { burst: 0, normal: count }, burst_colors: [], me, me_burst: false },
});
const voted = (counts: number[], mine: number[] = []) => ({
  answer_counts: counts.map((count, index) => ({ id: index + 1, count, me_voted: mine.includes(index + 1) })),
});
const poll = (counts: number[], mine: number[] = []): Poll => ({
  question: { text: '?' },
  answers: counts.map((_, index) => ({ answer_id: index + 1, poll_media: { text: 'x' } })),
  expiry: '2026-11-28T10:00:00.000000+00:00',
  allow_multiselect: false,
  layout_type: 1,
  results: { is_finalized: false, ...voted(counts, mine) },
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

  it('keeps the own vote through what others do, and through the end', () => {
    const known = { ...message('5'), poll: poll([1, 0], [1]), revision: 1 };
    const [after] = changeMessages([known], { kind: 'votes', id: '5', ...voted([1, 1]), revision: 2 });
    expect(after).toMatchObject({ revision: 2, poll: poll([1, 1], [1]) });
    const ended = { ...message('5'), poll: poll([2, 1]), revision: 3 };
    expect(changeMessages([after as Message], { kind: 'is', id: '5', message: ended })[0]?.poll).toEqual(poll([2, 1], [1]));
  });

  it('takes the own vote from one answer to another, and shows the counts in what answers it', () => {
    const known = { ...message('5'), poll: poll([1, 0], [1]), revision: 1 };
    const quoting = { ...answer, referenced_message: { ...quote, poll: poll([1, 0]), revision: 1 } };
    const own = (answer_id: number, me: boolean): MessageChange => ({
      ...{ kind: 'votes', id: '5', ...voted([0, 1]), revision: 2, own: { answer_id, me } },
    });
    const after = [own(1, false), own(2, true)].reduce(changeMessages, [known, quoting] as readonly Message[]);
    expect(after[0]?.poll).toEqual(poll([0, 1], [2]));
    expect(after[1]?.referenced_message?.poll).toEqual(poll([0, 1]));
    // Late and once more: the counts stand.
    expect([own(1, false), own(2, true)].reduce(changeMessages, after)).toEqual(after);
  });
});

it('in whatever order changes arrive, and however often, the newest of each part stands', () => {
  const change = fc.record({
    revision: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom('is' as const, 'reactions' as const, 'votes' as const),
  });
  const first = { ...message('5'), poll: poll([0]) };
  const quoting = { ...answer, referenced_message: { ...quote, poll: poll([0]) } };
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (given) => {
      // One change for each revision, as the server makes them; each tells the whole of its part as it was then.
      const made = [...new Map(given.map((one) => [one.revision, one])).values()];
      const upTo = (kind: string, revision: number) =>
        Math.max(0, ...made.filter((one) => one.kind === kind && one.revision <= revision).map((one) => one.revision));
      const whole = (revision: number): Message => {
        const reactions = upTo('reactions', revision);
        return {
          ...{ ...message('5'), content: `text ${upTo('is', revision)}`, poll: poll([upTo('votes', revision)]), revision },
          ...(reactions > 0 && { reactions: [reaction(reactions)] }),
        };
      };
      const changes = made.map(({ revision, kind }): MessageChange => {
        if (kind === 'is') return { kind, id: '5', message: whole(revision) };
        if (kind === 'reactions') return { kind, id: '5', reactions: [reaction(revision)], revision };
        return { kind, id: '5', answer_counts: voted([revision]).answer_counts, revision };
      });
      const [last, its] = [...changes, ...changes].reduce(changeMessages, [{ ...first, content: 'text 0' }, quoting] as readonly Message[]);
      const newest = Math.max(...made.map(({ revision }) => revision));
      const expected = whole(newest);
      const seen = ({
        content,
        poll: { results } = poll([]),
        reactions,
        revision,
      }: Pick<Message, 'content' | 'poll' | 'reactions' | 'revision'>) => ({
        ...{ content, counts: results.answer_counts, reactions, revision },
      });
      expect(seen(last as Message)).toEqual(seen(expected));
      expect(seen(its?.referenced_message as Message)).toEqual({
        ...seen(expected),
        content: upTo('is', newest) > 0 ? expected.content : quote.content,
      });
      // A page that is older than some of it takes nothing back.
      for (const { revision } of made) expect(seen(mergeVersions(last as Message, whole(revision)))).toEqual(seen(expected));
    }),
  );
});
