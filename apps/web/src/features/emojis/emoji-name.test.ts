import { expect, test } from 'vitest';
import { isEmojiName, nameOfFile } from './emoji-name.ts';

test.each([
  ['cat.png', 'cat'],
  ['Party Parrot (1).gif', 'Party_Parrot_1'],
  ['кот-щекастый.webp', 'kot_shchekastyy'],
  ['Ёж.png', 'yozh'],
  ['объём.png', 'obyom'],
  ['café.jpeg', 'cafe'],
  ['k.png', 'k_1'],
  ['猫.png', 'emoji'],
  ['.png', 'emoji'],
  ['archive.tar.gz', 'archive_tar'],
  [`${'long'.repeat(20)}.png`, 'long'.repeat(8)],
])('a file called %s makes an emoji called %s', (file, name) => {
  expect(nameOfFile(file)).toBe(name);
  expect(isEmojiName(name)).toBe(true);
});

test.each(['a', '', 'кот', 'a b', 'a'.repeat(33), 'ab\n'])('%j is no name', (text) => {
  expect(isEmojiName(text)).toBe(false);
});
