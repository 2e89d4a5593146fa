import type { Poll } from '@chat-js/protocol/polls.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { shortMoment } from '../../../lib/moments.ts';
import { fullMoment } from '../times.ts';
import { timeLeft } from './time-left.ts';

/** When a poll ends, or ended. */
export function PollEnd({ poll, ended }: { poll: Poll; ended: boolean }) {
  const { i18n } = useLingui();
  const end = Date.parse(poll.expiry);
  const when = ended ? shortMoment(i18n, end) : timeLeft(i18n.locale, end - Date.now());
  return (
    <time dateTime={poll.expiry} title={fullMoment(i18n.locale, end)}>
      {ended ? when : <Trans>{when} left</Trans>}
    </time>
  );
}
