import type { CompleteAutoModRule } from '@chat-js/protocol/automod.ts';
import type { FieldError, FieldErrors } from '@chat-js/protocol/errors.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { checkPattern, sizeOfPattern } from './patterns.ts';

type Words = Pick<CompleteAutoModRule, 'trigger_metadata'>;

/**
 * What is wrong with the words of a rule that its schema cannot see: expressions that are none, and more than a guild may have.
 * `others` are the rules that it will stand beside, enabled or not: switching one on must not fail. For the errors of a refusal.
 */
export function checkRule({ trigger_metadata: metadata }: Words, others: readonly Words[]): FieldErrors | undefined {
  const max = LIMITS.autoMod;
  const errors: FieldErrors = {};
  const regex_patterns: FieldErrors = {};
  let size = others.reduce((sum, other) => sum + sizeOf(other), 0);
  (metadata.regex_patterns ?? []).forEach((source, index) => {
    const checked = checkPattern(source);
    if ('reason' in checked) regex_patterns[index] = problem('AUTO_MODERATION_INVALID_REGEX', checked.reason);
    else size += checked.size;
  });
  if (metadata.regex_patterns?.length && size > max.guildPatternSize) {
    const reason = `too much for this server: all regular expressions together take ${size} steps where ${max.guildPatternSize} are allowed`;
    regex_patterns._errors = [{ code: 'BASE_TYPE_MAX_LENGTH', message: reason }];
  }
  if (Object.keys(regex_patterns).length > 0) errors['regex_patterns'] = regex_patterns;

  const length = [{ trigger_metadata: metadata }, ...others].reduce((sum, other) => sum + lengthOf(other), 0);
  if (lengthOf({ trigger_metadata: metadata }) > 0 && length > max.guildKeywordLength) {
    const reason = `too much for this server: all keywords together have ${length} characters where ${max.guildKeywordLength} are allowed`;
    errors['keyword_filter'] = problem('BASE_TYPE_MAX_LENGTH', reason);
  }
  return Object.keys(errors).length > 0 ? { trigger_metadata: errors } : undefined;
}

function problem(code: string, message: string): { _errors: FieldError[] } {
  return { _errors: [{ code, message }] };
}

function sizeOf({ trigger_metadata: { regex_patterns = [] } }: Words): number {
  return regex_patterns.reduce((sum, source) => sum + sizeOfPattern(source), 0);
}

function lengthOf({ trigger_metadata: { keyword_filter = [], allow_list = [] } }: Words): number {
  return [...keyword_filter, ...allow_list].reduce((sum, word) => sum + word.length, 0);
}
