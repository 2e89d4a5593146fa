import { toCallError } from '@chat-js/client/errors.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { describeProblem } from '../../lib/problems.ts';

/** What can go wrong here only. */
const SENTENCES: Record<number, MessageDescriptor> = {
  700020: msg`This report is not there any more.`,
  700023: msg`So many of your reports wait to be looked at. Please be patient with the moderators.`,
};

export function describeReportProblem(thrown: unknown, i18n: I18n): string {
  const sentence = SENTENCES[toCallError(thrown).code];
  return sentence ? i18n._(sentence) : describeProblem(thrown, i18n);
}
