import { expect, test } from 'vitest';
import { take, triggerAt } from './trigger.ts';

/** The caret is where the bar stands. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return triggerAt(marked.replace('|', ''), caret);
}

test('people, channels and emoji are begun by their sign', () => {
  expect(at('@|')).toEqual({ kind: 'person', query: '', start: 0 });
  expect(at('hi @ann| there')).toEqual({ kind: 'person', query: 'ann', start: 3 });
  expect(at('в #общ|')).toEqual({ kind: 'channel', query: 'общ', start: 2 });
  expect(at('so :pi|')).toEqual({ kind: 'emoji', query: 'pi', start: 3 });
  expect(at('да :пи|')).toEqual({ kind: 'emoji', query: 'пи', start: 3 });
  expect(at('(@ann|')).toEqual({ kind: 'person', query: 'ann', start: 1 });
  expect(at('one\n@ann|')).toEqual({ kind: 'person', query: 'ann', start: 4 });
});

test('a command stands at the very beginning', () => {
  expect(at('/|')).toEqual({ kind: 'command', query: '', start: 0 });
  expect(at('/he|')).toEqual({ kind: 'command', query: 'he', start: 0 });
  for (const other of ['a /he|', '//he|', '/help me|', '\n/he|']) expect(at(other)?.kind).not.toBe('command');
});

test('behind /w stands a name, with spaces too, until one that is marked ends', () => {
  expect(at('/w |')).toEqual({ kind: 'addressee', query: '', start: 3 });
  expect(at('/w  Анна М|')).toEqual({ kind: 'addressee', query: 'Анна М', start: 4 });
  expect(at('/W @an|')).toEqual({ kind: 'addressee', query: 'an', start: 3 });
  for (const text of ['/w @anna see @to|', '/w anna see @to|']) expect(at(text)?.kind).toBe('person');
  for (const text of ['/w @anna |', '/w @anna hi|', '/w anna\nhi|', 'a /w anna|']) expect(at(text)).toBeUndefined();
});

test('what only looks like it is left alone', () => {
  for (const text of ['anna@example|', 'C#|', '10:30|', ':D|', ':|', 'at: |', 'https://a.b/#x:|', 'a:pizza|'])
    expect(at(text)).toBeUndefined();
});

test('whoever mends a word or a path in the middle is not interrupted', () => {
  for (const text of ['@an|na', '/|/dance', '/he|lp', '#о|бщий']) expect(at(text)).toBeUndefined();
  expect(at('@an|, hello')?.query).toBe('an');
});

test('in code there is no help', () => {
  for (const text of ['`@ann|', '```\n@ann|', '`a` `@ann|']) expect(at(text)).toBeUndefined();
  expect(at('`a` @ann|')?.query).toBe('ann');
});

test('what is taken replaces what was begun, with one space behind it', () => {
  const trigger = { kind: 'person', query: 'an', start: 3 } as const;
  expect(take('hi @an', 6, trigger, '@anna')).toEqual({ text: 'hi @anna ', caret: 9 });
  expect(take('hi @an and all', 6, trigger, '@anna')).toEqual({ text: 'hi @anna and all', caret: 9 });
});
