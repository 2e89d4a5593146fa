import { CallError, toCallError } from '@chat-js/client/errors.ts';
import { useLingui } from '@lingui/react/macro';
import { describeProblem } from '../../lib/problems.ts';

/** What people read of what went wrong, now or when the time had come. */
export function useScheduledProblem() {
  const { t, i18n } = useLingui();

  function describe(thrown: unknown): string {
    const error = toCallError(thrown);
    if (error.code === 700070) return t`It was sent or deleted already.`;
    if (error.code === 700071) return t`100 messages wait already. Send or delete one first.`;
    return describeProblem(error, i18n);
  }

  /** Of one that could not be sent. */
  function describeFailure(failed: { code: number; message: string }): string {
    if (failed.code === 50035) return t`The message that it answers is gone.`;
    if (failed.code === 10003) return t`The channel is gone, or you do not see it any more.`;
    return describe(new CallError({ status: failed.code === 0 ? 500 : 400, ...failed }));
  }

  return { describe, describeFailure };
}
