import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMay } from '../../../lib/permissions.ts';
import { StatePane } from '../../../ui/StatePane.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { TalkButton } from '../hotkeys/TalkButton.tsx';
import { isLive } from '../line/line.ts';
import { VoiceButtons } from '../panel/VoiceButtons.tsx';
import { useVoiceSettings } from '../settings/voice-settings.ts';
import { useVoices } from '../use-voices.ts';
import { useWebRTC } from '../use-web-rtc.ts';
import { PersonTile } from './PersonTile.tsx';

const Room = styled('div')({ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' });

const Tiles = styled('ul')({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  margin: 0,
  padding: 16,
  listStyle: 'none',
  display: 'grid',
  gap: 12,
  alignContent: 'center',
  justifyContent: 'center',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 360px))',
  '@media (max-width: 767px)': { gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))' },
});

const Controls = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  justifyContent: 'center',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 12,
  padding: 16,
  paddingBottom: 'max(16px, env(safe-area-inset-bottom))',
  borderTop: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > button.MuiIconButton-root': { width: 44, height: 44, background: theme.vars?.palette.tokens.raised },
}));

/** A voice channel in the middle of the page: who is there, and how one takes part. */
export function VoicePage({ channel }: { channel: Channel }) {
  const { guild_id, id, name } = channel;
  const { status, join, leave } = useWebRTC();
  const voices = useVoices(guild_id, id);
  const mayJoin = useMay('CONNECT', guild_id, id);
  const mode = useVoiceSettings((settings) => settings.mode);
  const inside = isLive(status) && status.channel_id === id;
  const enter = mayJoin ? (
    <Button variant="contained" onClick={() => join(id)}>
      <Trans>Join voice</Trans>
    </Button>
  ) : (
    <Trans>You may not talk in this channel.</Trans>
  );

  if (voices.length === 0 && !inside)
    return (
      <StatePane icon={<VoiceIcon />} title={name} action={enter}>
        <Trans>Nobody is here yet. Whoever joins is shown here and under the channel's name.</Trans>
      </StatePane>
    );
  return (
    <Room>
      <VisuallyHidden as="h2">
        <Trans>In the channel</Trans>
      </VisuallyHidden>
      <Tiles>
        {voices.map((one) => (
          <li key={one.voice.user_id}>
            <PersonTile {...one} guild_id={guild_id} />
          </li>
        ))}
      </Tiles>
      <Controls>
        {!inside && enter}
        {inside && (
          <>
            {mode === 'push' && <TalkButton />}
            <VoiceButtons />
            <Button variant="contained" color="error" onClick={leave}>
              <Trans>Disconnect</Trans>
            </Button>
          </>
        )}
      </Controls>
    </Room>
  );
}
