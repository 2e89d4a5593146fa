import { useLingui } from '@lingui/react/macro';
import EndIcon from '@material-symbols/svg-400/rounded/call_end.svg?react';
import OpenIcon from '@material-symbols/svg-400/rounded/chevron_right.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Link, useLocation } from 'wouter';
import { useLayout, usePhone } from '../../../lib/layout.ts';
import { isLive } from '../line/line.ts';
import { useWebRTC } from '../use-web-rtc.ts';
import { usePlace } from './use-place.ts';
import { VoiceButtons } from './VoiceButtons.tsx';
import { VoiceStatusLine } from './VoiceStatusLine.tsx';
import { VoiceTroubles } from './VoiceTroubles.tsx';

const Bar = styled('section')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  padding: '2px 4px',
  paddingTop: 'max(2px, env(safe-area-inset-top))',
  background: theme.vars?.palette.tokens.raised,
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
}));

const Troubles = styled('div')({ flex: 'none', maxHeight: '40vh', overflowY: 'auto' });

/** The voice panel where there is none beside the channels: on a phone, in the settings, while the list is folded away. */
export function VoiceBar() {
  const { t } = useLingui();
  const { status, leave } = useWebRTC();
  const phone = usePhone();
  const channelsShown = useLayout((layout) => layout.channelsShown);
  const [path] = useLocation();
  const place = usePlace(isLive(status) ? status.channel_id : undefined);
  const hasPanel = !phone && channelsShown && path.startsWith('/channels/');
  if (status.name === 'idle' || hasPanel) return null;
  const name = place?.name ?? '';
  // What the page of the channel has stands there.
  return (
    <>
      {isLive(status) && (
        <Bar aria-label={t`Voice`}>
          <VoiceStatusLine />
          {path !== place?.path && (
            <>
              <VoiceButtons />
              <IconButton aria-label={t`Disconnect`} title={t`Disconnect`} onClick={leave}>
                <EndIcon />
              </IconButton>
            </>
          )}
          {place && path !== place.path && (
            <IconButton component={Link} href={place.path} aria-label={t`To ${name}`} title={name}>
              <OpenIcon />
            </IconButton>
          )}
        </Bar>
      )}
      <Troubles>
        <VoiceTroubles />
      </Troubles>
    </>
  );
}
