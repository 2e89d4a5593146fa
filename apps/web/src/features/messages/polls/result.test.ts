import { expect, test } from 'vitest';
import { readResult } from './result.ts';

const field = (
  name: 'poll_question_text' | 'victor_answer_votes' | 'total_votes' | 'victor_answer_text' | 'victor_answer_emoji_name',
  value: string,
) => ({
  name,
  value,
  inline: false,
});

test('a result says who won, with the emoji, and how the votes stand', () => {
  const fields = [field('poll_question_text', 'Когда?'), field('victor_answer_votes', '3'), field('total_votes', '5')];
  const won = [...fields, field('victor_answer_text', 'Завтра'), field('victor_answer_emoji_name', '🌞')];
  expect(readResult({ embeds: [{ type: 'poll_result', fields: won }] })).toEqual({
    question: 'Когда?',
    victor: '🌞 Завтра',
    votes: 3,
    total: 5,
  });
  expect(readResult({ embeds: [{ type: 'poll_result', fields }] }).victor).toBeUndefined();
  expect(readResult({ embeds: [] })).toEqual({ question: '', victor: undefined, votes: 0, total: 0 });
});
