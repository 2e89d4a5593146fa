import { Trans, useLingui } from '@lingui/react/macro';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { openDialog } from '../../../lib/dialogs.ts';
import { QualityIcon } from '../../../ui/QualityIcon.tsx';
import { useConnectionWords } from '../use-connection-words.ts';
import { useWebRTC } from '../use-web-rtc.ts';
import { worstOf } from '../worst-of.ts';

const Line = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  minHeight: 40,
  justifyContent: 'flex-start',
  gap: 8,
  padding: '2px 8px',
  borderRadius: 8,
  font: 'inherit',
  textAlign: 'left',
  lineHeight: 1.3,
  color: theme.vars?.palette.tokens.idle,
  '&[data-connected=true]': { color: theme.vars?.palette.tokens.online },
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& > svg': { flex: 'none' },
  '& > svg[data-quality=fair]': { color: theme.vars?.palette.tokens.idle },
  '& > svg[data-quality=poor]': { color: theme.vars?.palette.tokens.danger },
  '& > span': { minWidth: 0 },
  '& b, & small': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& b': { fontSize: '0.875rem', fontWeight: 650 },
  '& small': { minHeight: '1.3em', fontSize: '0.75rem', color: theme.vars?.palette.tokens.secondary, fontVariantNumeric: 'tabular-nums' },
}));

/** What the session is doing, and how well it goes; a press opens the numbers. */
export function VoiceStatusLine() {
  const { t } = useLingui();
  const { status, peers } = useWebRTC();
  const { summary } = useConnectionWords();
  const connected = status.name === 'connected';
  return (
    <Line data-connected={connected} aria-haspopup="dialog" title={t`How the connection is`} onClick={() => openDialog('voiceDetails', {})}>
      <QualityIcon quality={worstOf(peers).quality ?? 'good'} />
      <span>
        <b role="status">
          {connected && <Trans>Voice connected</Trans>}
          {(status.name === 'joining' || status.name === 'connecting') && <Trans>Connecting…</Trans>}
          {status.name === 'reconnecting' && <Trans>Reconnecting…</Trans>}
        </b>
        <small>{connected ? summary(peers) : <Trans>one moment</Trans>}</small>
      </span>
    </Line>
  );
}
