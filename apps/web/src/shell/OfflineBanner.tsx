import { Plural, Trans } from '@lingui/react/macro';
import OfflineIcon from '@material-symbols/svg-400/rounded/wifi_off.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../lib/client.tsx';
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

export function OfflineBanner() {
  const { reconnect } = useClient();
  const offline = useClientState((state) => state.status === 'offline');
  const waiting = useClientState(({ outbox }) => outbox.filter((entry) => entry.state !== 'failed').length);
  const deletions = useClientState(({ removing }) => Object.keys(removing).length);
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!offline) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [offline]);

  return (
    <Place role="status">
      {shown && (
        <Pill>
          <OfflineIcon />
          <span>
            <Trans>No connection.</Trans> {waiting === 0 && deletions === 0 && <Trans>What you write is kept and sent later.</Trans>}
            {waiting > 0 && (
              <Plural value={waiting} one="# message will be sent when it is back." other="# messages will be sent when it is back." />
            )}{' '}
            {deletions > 0 && <Plural value={deletions} one="# message waits to be deleted." other="# messages wait to be deleted." />}
          </span>
          <Button variant="text" size="small" onClick={reconnect}>
            <Trans>Try now</Trans>
          </Button>
        </Pill>
      )}
    </Place>
  );
}
