import type { Id } from '@chat-js/protocol/ids.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import LaterIcon from '@material-symbols/svg-400/rounded/schedule_send.svg?react';
import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Line = styled('button')(({ theme }) => ({
  flex: 'none',
  alignSelf: 'flex-start',
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  margin: '0 12px 4px',
  padding: '3px 8px',
  border: 0,
  borderRadius: RADIUS.row,
  background: 'none',
  font: 'inherit',
  fontSize: '0.8125rem',
  lineHeight: '20px',
  textAlign: 'start',
  color: theme.vars?.palette.tokens.secondary,
  cursor: 'pointer',
  '&[data-failed=true]': { color: theme.vars?.palette.tokens.danger },
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& svg': { width: 18, height: 18, flex: 'none' },
  '@media (pointer: coarse)': { minHeight: 44 },
  '@media (max-width: 480px)': { margin: '0 4px 4px' },
}));

/** What of this channel goes out later, and what could not be sent anywhere. */
export function ScheduledLine({ channel_id }: { channel_id: Id }) {
  const { t } = useLingui();
  const { loadScheduled } = useClient();
  const missing = useClientState((state) => state.ready && state.status === 'online' && state.scheduled === null);
  const waiting = useClientState((state) => count(state.scheduled, (one) => !one.failed && one.channel_id === channel_id));
  const failed = useClientState((state) => count(state.scheduled, (one) => one.failed !== null));

  useEffect(() => {
    if (missing) loadScheduled().catch((error: unknown) => console.warn('What is scheduled did not load', error));
  }, [missing, loadScheduled]);

  if (waiting + failed === 0) return null;
  const parts = [
    ...(failed > 0 ? [t`${plural(failed, { one: '# message could not be sent', other: '# messages could not be sent' })}`] : []),
    ...(waiting > 0 ? [t`${plural(waiting, { one: '# message goes out later', other: '# messages go out later' })}`] : []),
  ];
  return (
    <Line type="button" aria-haspopup="dialog" data-failed={failed > 0} onClick={() => openDialog('scheduled', {})}>
      {failed > 0 ? <ErrorIcon aria-hidden /> : <LaterIcon aria-hidden />}
      {parts.join(' · ')}
    </Line>
  );
}

function count<T>(table: Readonly<Record<Id, T>> | null, fits: (one: T) => boolean): number {
  return Object.values(table ?? {}).filter(fits).length;
}
