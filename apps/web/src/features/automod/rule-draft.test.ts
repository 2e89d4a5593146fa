import { expect, test } from 'vitest';
import { draftOf, fieldsOf, findBrokenPattern, NEW_RULE, TRIGGER } from './rule-draft.ts';

test.each([
  ['(?i)кот', undefined],
  ['(?P<name>a+)\\z', undefined],
  ['(?i:кот)[[:alpha:]]', undefined],
  ['\\bкот\\b|https?://[^ ]+', undefined],
  ['кот(', 'broken'],
  ['[кот', 'broken'],
  ['*кот', 'broken'],
  ['(?=кот)', 'unsupported'],
  ['(?<!a)b', 'unsupported'],
  ['(a)\\1', 'unsupported'],
  ['a'.repeat(261), 'long'],
])('%s is told apart while it is typed', (line, why) => {
  expect(findBrokenPattern(`хорошее\n${line}\n`)?.why).toBe(why);
});

test('what is edited comes back as it was', () => {
  const fields = fieldsOf(
    {
      ...NEW_RULE,
      name: 'Реклама',
      keywords: ' *куплю* \n\nпродам\n',
      patterns: 'https?://spam',
      allowed: 'куплю хлеб',
      words: 'Не здесь',
      alerts: true,
      alert_channel_id: '5',
      timeOut: 600,
      exempt_roles: ['7'],
    },
    '',
  );
  expect(fields.trigger_metadata).toEqual({
    keyword_filter: ['*куплю*', 'продам'],
    regex_patterns: ['https?://spam'],
    allow_list: ['куплю хлеб'],
  });
  const rule = { id: '1', guild_id: '2', creator_id: '3', ...fields };
  expect(fieldsOf(draftOf(rule), '')).toEqual(fields);
});

test('only what belongs to the kind of rule is sent', () => {
  const draft = { ...NEW_RULE, keywords: 'a', allowed: 'example.org', mentions: 3 };
  expect(fieldsOf({ ...draft, trigger: TRIGGER.links }, 'Ссылки')).toMatchObject({
    name: 'Ссылки',
    trigger_metadata: { allow_list: ['example.org'] },
  });
  expect(fieldsOf({ ...draft, trigger: TRIGGER.spam }, '').trigger_metadata).toEqual({});
  expect(fieldsOf({ ...draft, trigger: TRIGGER.mentions }, '').trigger_metadata).toEqual({ mention_total_limit: 3 });
});
