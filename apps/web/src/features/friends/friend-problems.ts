import { toCallError } from '@chat-js/client/errors.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { describeProblem } from '../../lib/problems.ts';

const SENTENCES: Record<number, MessageDescriptor> = {
  30002: msg`One of you has as many friends as one can have.`,
  700120: msg`You have asked as many people as one can at once. Withdraw a request first.`,
  700121: msg`You have blocked as many people as one can. Unblock somebody first.`,
  700122: msg`You have blocked this person. Unblock them first.`,
};

/** What went wrong with somebody as a friend, in a sentence. */
export function describeFriendProblem(thrown: unknown, i18n: I18n): string {
  const sentence = SENTENCES[toCallError(thrown).code];
  return sentence ? i18n._(sentence) : describeProblem(thrown, i18n);
}
