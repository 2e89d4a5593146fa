import { useLingui } from '@lingui/react/macro';
import EndIcon from '@material-symbols/svg-400/rounded/call_end.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { isLive } from '../line/line.ts';
import { useWebRTC } from '../use-web-rtc.ts';
import { usePlace } from './use-place.ts';
import { VoiceStatusLine } from './VoiceStatusLine.tsx';
import { VoiceTroubles } from './VoiceTroubles.tsx';

const Panel = styled('section')(({ theme }) => ({
  flex: 'none',
  margin: '0 8px 8px',
  padding: 4,
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& > div': { display: 'flex', alignItems: 'center', gap: 4 },
  '& > a': {
    display: 'block',
    margin: '0 8px',
    padding: '2px 0 6px',
    fontSize: '0.8125rem',
    color: theme.vars?.palette.tokens.secondary,
    textDecoration: 'none',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&:hover': { textDecoration: 'underline' },
    '@media (pointer: coarse)': { padding: '10px 0' },
  },
}));

const Troubles = styled('div')({ flex: 'none', maxHeight: '45%', overflowY: 'auto' });

/** Where one talks and how it goes, above oneself. */
export function VoicePanel() {
  const { t } = useLingui();
  const { status, leave } = useWebRTC();
  const place = usePlace(isLive(status) ? status.channel_id : undefined);
  if (status.name === 'idle') return null;
  return (
    <>
      <Troubles>
        <VoiceTroubles />
      </Troubles>
      {isLive(status) && (
        <Panel aria-label={t`Voice`}>
          <div>
            <VoiceStatusLine />
            <IconButton aria-label={t`Disconnect`} title={t`Disconnect`} onClick={leave}>
              <EndIcon />
            </IconButton>
          </div>
          {place && <Link href={place.path}>{place.name}</Link>}
        </Panel>
      )}
    </>
  );
}
