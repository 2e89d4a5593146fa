import { expect, test } from 'vitest';
import { isSlippedWhisper, readWhisper } from './addressee.ts';

const person = (id: string, username: string, global_name: string | null, nick: string | null = null) => ({
  user: { id, username, global_name, discriminator: '0' as const, avatar: null, bot: false, public_flags: 0 },
  member: { nick },
});
const people = [
  person('1', 'anna', 'Анна'),
  person('2', 'anna_m', 'Анна Мария'),
  person('3', 'tom_w', 'Tom', 'Том из Твери'),
  person('4', 'tom', null),
  person('5', 'other', 'Tom'),
];

test('the longest name that stands there counts, with spaces and whatever its letters', () => {
  expect(readWhisper(people, 'анна привет')).toEqual({ user_id: '1', content: 'привет' });
  expect(readWhisper(people, 'Анна Мария, привет')).toEqual({ user_id: '1', content: 'Мария, привет' });
  expect(readWhisper(people, 'Анна Мария  привет\nвсем ')).toEqual({ user_id: '2', content: 'привет\nвсем' });
  expect(readWhisper(people, 'Том из Твери где ты')).toEqual({ user_id: '3', content: 'где ты' });
});

test('a name of several people is nobody in particular, a name to log in with is', () => {
  expect(readWhisper(people, 'Tom hi')).toBe('several');
  expect(readWhisper(people, '@tom hi')).toEqual({ user_id: '4', content: 'hi' });
  expect(readWhisper(people, '@Tom_W hi')).toEqual({ user_id: '3', content: 'hi' });
  expect(readWhisper(people, '@Анна Мария hi')).toEqual({ user_id: '2', content: 'hi' });
});

test('without a name that is known, or without a message, nothing is sent', () => {
  for (const text of ['annabel hi', 'An hi', 'hi anna', '@nobody hi']) expect(readWhisper(people, text)).toBe('nobody');
  for (const text of ['anna', '@anna ', 'Анна Мария']) expect(readWhisper(people, text)).toBe('empty');
});

test('what was to be a whisper is known by the keys beside it', () => {
  for (const text of ['/ w anna hi', '/ W', ' /w/anna hi', '/w: hi', '.w anna hi', '.ц Анна привет', '\\w anna', '|w anna', '/  ц Анна'])
    expect(isSlippedWhisper(text)).toBe(true);
  for (const text of ['/w anna hi', '/W', '//w anna', 'w anna hi', '/who', '. w', '.web', '/ what', '/wörter'])
    expect(isSlippedWhisper(text)).toBe(false);
});
