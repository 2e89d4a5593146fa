import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Node } from './nodes.ts';
import { parse } from './parse.ts';
import { plainText } from './plain-text.ts';
import { linksIn, mentionsIn } from './read.ts';
import { anyMessage, EVIL_UNITS, longMessage, quickest } from './testing/evil.ts';
import { misplaced } from './testing/laws.ts';

/** `npm run fuzz` asks for a million. */
const MESSAGES = Number(process.env['FUZZ_MESSAGES'] ?? 3000);

/** For a message of 4,000 characters. Unit: ms. */
const LONGEST = 2;

function everyNode(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => ['children' in node ? everyNode(node.children) : [], node].flat());
}

it('never throws, and loses no character', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(anyMessage, (input) => {
      const nodes = parse(input);
      expect(misplaced(input, nodes)).toEqual([]);
      for (const { href } of linksIn(nodes)) expect(href).toMatch(/^https?:\/\/[\p{L}\p{N}[][^\s<>]*$/iu);
      expect(mentionsIn(nodes).users.every((id) => input.includes(id))).toBe(true);
      expect(typeof plainText(nodes)).toBe('string');
    }),
    { numRuns: MESSAGES },
  );
});

it('joins neighbouring texts, and makes dates that exist', () => {
  fc.assert(
    fc.property(anyMessage, (input) => {
      const nodes = everyNode(parse(input));
      for (const node of nodes) {
        const children = 'children' in node ? node.children : [];
        expect(children.every(({ type }, index) => type !== 'text' || children[index + 1]?.type !== 'text')).toBe(true);
        if (node.type === 'timestamp') expect(Number.isNaN(new Date(node.seconds * 1000).getTime())).toBe(false);
        if (node.type === 'masked_link') expect(linksIn(node.children)).toEqual([]);
      }
    }),
  );
});

it('leaves alone what has no marks, however often it is read', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'я', ' ', '\n', '.', ',', '!', '😀', '(', ')') });
  fc.assert(fc.property(plain, (input) => plainText(parse(plainText(parse(input)))) === input));
});

it(`reads 4,000 characters within ${LONGEST} ms`, { timeout: 3_600_000 }, () => {
  let worst = { time: 0, input: '' };
  for (const unit of EVIL_UNITS) quickest(() => parse(unit.repeat(1000)), 2);
  fc.assert(
    fc.property(longMessage, (input) => {
      let time = quickest(() => parse(input), 2);
      // Other programs and the collector of garbage take their time as well; the quickest of many tries is ours.
      for (let again = 0; again < 10 && time > worst.time; again += 1)
        time = Math.min(
          time,
          quickest(() => parse(input), 10),
        );
      if (time > worst.time) worst = { time, input };
      return time <= LONGEST;
    }),
    { numRuns: Math.ceil(MESSAGES / 10) },
  );
  if (process.env['FUZZ_MESSAGES'])
    console.log(`the slowest took ${worst.time.toFixed(2)} ms: ${JSON.stringify(worst.input.slice(0, 80))}`);
});

test.each(EVIL_UNITS)('takes time in proportion to its length: %j', (unit) => {
  const time = (length: number) => {
    const input = unit.repeat(Math.ceil(length / unit.length));
    return quickest(() => parse(input));
  };
  time(10_000);
  // Quadratic would be 64 times as long; the rest is room for a busy machine.
  expect(time(80_000)).toBeLessThan(time(10_000) * 24 + 60);
});
