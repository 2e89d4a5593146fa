import { expect, test } from 'vitest';
import { threadName } from './thread-name.ts';

test.each([
  ['  Lenses for   Saturday\nand something else', 'Lenses for Saturday'],
  ['', ''],
  ['Who brings the tripod on Saturday, and who drives there?', 'Who brings the tripod on Saturday, and who'],
  ['x'.repeat(60), 'x'.repeat(48)],
  [`${'x'.repeat(47)}😀 and more`, 'x'.repeat(47)],
])('%j begins a thread called %j', (text, name) => expect(threadName(text)).toBe(name));
