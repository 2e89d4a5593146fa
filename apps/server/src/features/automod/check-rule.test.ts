import { expect, test } from 'vitest';
import { checkRule } from './check-rule.ts';
import { testRule } from './testing/rules.ts';

test('a rule that fits has no errors', () => {
  expect(checkRule(testRule({ keyword_filter: ['a'], regex_patterns: ['a+'] }), [testRule({ regex_patterns: ['b'] })])).toBeUndefined();
});

test('each expression that is none is named by its place', () => {
  const error = (message: unknown) => ({ _errors: [{ code: 'AUTO_MODERATION_INVALID_REGEX', message }] });
  expect(checkRule(testRule({ regex_patterns: ['(', 'ok', '.*'] }), [])).toEqual({
    trigger_metadata: {
      regex_patterns: { 0: error(expect.stringContaining('missing closing')), 2: error('this would catch every message') },
    },
  });
});

test('a guild has so much room for expressions, and for keywords', () => {
  const expressions = Array.from({ length: 20 }, () => testRule({ regex_patterns: ['x'.repeat(255)] }));
  const full = { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: expect.stringContaining('too much for this server') }] };
  expect(checkRule(testRule({ regex_patterns: ['a'] }), expressions)).toEqual({ trigger_metadata: { regex_patterns: full } });
  expect(checkRule(testRule({ keyword_filter: ['a'] }), expressions)).toBeUndefined();

  const keywords = Array.from({ length: 20 }, () => testRule({ keyword_filter: new Array(1000).fill('x'.repeat(50)) }));
  expect(checkRule(testRule({ keyword_filter: ['a'] }), keywords)).toEqual({ trigger_metadata: { keyword_filter: full } });
  expect(checkRule(testRule({ keyword_filter: ['a'] }), keywords.slice(1))).toBeUndefined();
});
