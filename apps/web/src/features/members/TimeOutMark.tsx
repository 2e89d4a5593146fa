import { useLingui } from '@lingui/react/macro';
import TimeOutIcon from '@material-symbols/svg-400/rounded/timer.svg?react';
import { shortMoment } from '../../lib/moments.ts';
import { useMay } from '../../lib/permissions.ts';
import { useTimeOut } from '../../lib/use-time-out.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

/** Tells moderators that somebody is in a time-out, and until when. */
export function TimeOutMark({ guild_id, user_id }: { guild_id: string; user_id: string }) {
  const end = useTimeOut(guild_id, user_id);
  const may = useMay('MODERATE_MEMBERS', guild_id);
  return end !== null && may ? <Mark end={end} /> : null;
}

function Mark({ end }: { end: number }) {
  const { t, i18n } = useLingui();
  const until = t`in a time-out until ${shortMoment(i18n, end)}`;
  return (
    <span title={until} style={{ display: 'flex', flex: 'none', marginLeft: 'auto' }}>
      <TimeOutIcon width={18} height={18} />
      <VisuallyHidden>{until}</VisuallyHidden>
    </span>
  );
}
