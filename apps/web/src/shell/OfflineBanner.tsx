import { Plural, Trans } from '@lingui/react/macro';
import UpdateIcon from '@material-symbols/svg-400/rounded/sync.svg?react';
import OfflineIcon from '@material-symbols/svg-400/rounded/wifi_off.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useClientState } from '../lib/client.tsx';
import { useSocket } from '../lib/use-socket.ts';
import { RADIUS, SIZE } from '../ui/theme/tokens.ts';

/** Short gaps are nobody's business. ms */
const PATIENCE = 1500;

// Floats over the oldest messages on screen: the header stays where it is.
const Place = styled('div')({
  position: 'absolute',
  top: SIZE.header + 8,
  insetInline: 12,
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
  zIndex: 5,
});

const Pill = styled('div')(({ theme }) => ({
  pointerEvents: 'auto',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '4px 6px 4px 14px',
  borderRadius: RADIUS.card,
  fontSize: '0.875rem',
  background: theme.vars?.palette.tokens.raised2,
  boxShadow: theme.vars?.palette.tokens.shadow,
  '& svg': { flex: 'none', color: theme.vars?.palette.tokens.idle },
  '& button': { flex: 'none', whiteSpace: 'nowrap' },
}));

const Countdown = styled('span')(({ theme }) => ({
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
  color: theme.vars?.palette.tokens.muted,
}));

/** What is the matter with the connection, and what one can do. */
export function OfflineBanner() {
  const { socket, reconnect } = useSocket();
  const away = socket.phase === 'reconnecting' || socket.phase === 'offline';
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!away) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [away]);

  return (
    <Place role="status">
      {shown && (
        <Pill>
          <OfflineIcon />
          <span>
            <Trans>No connection.</Trans> <WhatWaits />
          </span>
          {socket.phase === 'reconnecting' && (
            // A screen reader would read every second of it.
            <Countdown aria-hidden>{socket.in > 0 && <Trans>Again in {socket.in} s</Trans>}</Countdown>
          )}
          <Button variant="text" size="small" onClick={reconnect}>
            <Trans>Try now</Trans>
          </Button>
        </Pill>
      )}
      {socket.phase === 'outdated' && (
        <Pill>
          <UpdateIcon />
          <span>
            <Trans>This app is older than the server. What you typed is kept.</Trans>
          </span>
          <Button variant="text" size="small" onClick={() => location.reload()}>
            <Trans>Load the new one</Trans>
          </Button>
        </Pill>
      )}
    </Place>
  );
}

function WhatWaits() {
  const waiting = useClientState(({ outbox }) => outbox.filter((entry) => entry.state !== 'failed').length);
  const deletions = useClientState(({ removing }) => Object.keys(removing).length);
  if (waiting === 0 && deletions === 0) return <Trans>What you write is kept and sent later.</Trans>;
  return (
    <>
      {waiting > 0 && (
        <Plural value={waiting} one="# message will be sent when it is back." other="# messages will be sent when it is back." />
      )}{' '}
      {deletions > 0 && <Plural value={deletions} one="# message waits to be deleted." other="# messages wait to be deleted." />}
    </>
  );
}
