import { toCallError } from '@chat-js/client/errors.ts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { describeProblem } from '../../lib/problems.ts';

/** There is a thread already. */
export const EXISTS = 160004;

const SENTENCES: Record<number, MessageDescriptor> = {
  30033: msg`There are as many people in this thread as there can be.`,
  160006: msg`There are as many open threads as there can be. End one first.`,
};

/** Says in a sentence why something with a thread did not work. */
export function useThreadProblem(): (thrown: unknown) => string {
  const { i18n } = useLingui();
  return (thrown) => {
    const own = SENTENCES[toCallError(thrown).code];
    return own ? i18n._(own) : describeProblem(thrown, i18n);
  };
}
