import { describe, expect, test } from 'vitest';
import { afterBlock, afterRemoval, afterRequest, type Sides } from './rules.ts';
import { SIDE, type Side } from './store.ts';

const { none, friend, blocked, incoming, outgoing, sent } = SIDE;

/** What two people can come to, whoever asks, blocks and goes back in whatever order. */
const REACHABLE: readonly Sides[] = reachable();

function reachable(): Sides[] {
  const found = new Map<string, Sides>();
  const waiting: Sides[] = [{ mine: none, theirs: none }];
  for (let sides = waiting.pop(); sides; sides = waiting.pop()) {
    const key = `${sides.mine} ${sides.theirs}`;
    if (found.has(key)) continue;
    found.set(key, sides);
    const next = [afterBlock(sides), afterRemoval(sides), ...requests(sides)];
    waiting.push(...next, ...next.map(({ mine, theirs }) => ({ mine: theirs, theirs: mine })));
  }
  return [...found.values()];
}

function requests(sides: Sides): Sides[] {
  return ([outgoing, sent] as const).flatMap((asked) => [true, false].map((isHeard) => afterRequest(sides, { asked, isHeard })));
}

describe('whatever two people do', () => {
  test('they are friends, one waits for the other, or nothing passes between them', () => {
    const expected: (readonly [Side, Side])[] = [
      ...([
        [none, none],
        [friend, friend],
        [blocked, blocked],
      ] as const),
      ...([
        [incoming, outgoing],
        [incoming, sent],
        [blocked, none],
        [blocked, outgoing],
        [none, outgoing],
      ] as const),
    ];
    const both = expected.flatMap(([a, b]) => (a === b ? [`${a} ${b}`] : [`${a} ${b}`, `${b} ${a}`]));
    expect(REACHABLE.map(({ mine, theirs }) => `${mine} ${theirs}`).sort()).toEqual(both.sort());
  });

  test('who asks somebody that has blocked them sees the same as who asks somebody that does not answer', () => {
    for (const asked of [outgoing, sent] as const) {
      const shown = (sides: Sides) => (sides.mine === sent ? none : sides.mine);
      const ofBlocker = afterRequest({ mine: none, theirs: blocked }, { asked, isHeard: true });
      expect(ofBlocker.theirs).toBe(blocked);
      expect(shown(ofBlocker)).toBe(shown(afterRequest({ mine: none, theirs: none }, { asked, isHeard: true })));
      expect(shown(ofBlocker)).toBe(shown(afterRequest({ mine: none, theirs: none }, { asked, isHeard: false })));
    }
  });

  test('blocking ends everything, and unblocking brings nothing back', () => {
    for (const sides of REACHABLE) {
      const after = afterBlock(sides);
      expect([none, blocked]).toContain(after.theirs);
      expect(afterRemoval(after)).toEqual({ mine: none, theirs: after.theirs });
    }
  });
});

test('two who ask each other are friends, however they asked', () => {
  for (const theirs of [outgoing, sent] as const) {
    const mine = theirs === outgoing ? none : incoming;
    expect(afterRequest({ mine, theirs }, { asked: sent, isHeard: true })).toEqual({ mine: friend, theirs: friend });
  }
});

test('a request that was not heard is heard when it is made again and there is room', () => {
  const unheard = afterRequest({ mine: none, theirs: none }, { asked: outgoing, isHeard: false });
  expect(unheard).toEqual({ mine: outgoing, theirs: none });
  expect(afterRequest(unheard, { asked: outgoing, isHeard: true })).toEqual({ mine: outgoing, theirs: incoming });
});
