import { useLingui } from '@lingui/react/macro';
import TimeOutIcon from '@material-symbols/svg-400/rounded/timer.svg?react';
import { shortMoment } from '../../lib/moments.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

/** `end` in ms since 1970. */
export function TimeOutSign({ end }: { end: number }) {
  const { t, i18n } = useLingui();
  const until = t`in a time-out until ${shortMoment(i18n, end)}`;
  return (
    <span title={until} style={{ display: 'flex', flex: 'none', marginLeft: 'auto' }}>
      <TimeOutIcon width={18} height={18} />
      <VisuallyHidden>{until}</VisuallyHidden>
    </span>
  );
}
