import { useLingui } from '@lingui/react/macro';
import HearsIcon from '@material-symbols/svg-400/rounded/headphones.svg?react';
import DeafIcon from '@material-symbols/svg-400/rounded/headset_off.svg?react';
import MicIcon from '@material-symbols/svg-400/rounded/mic.svg?react';
import MutedIcon from '@material-symbols/svg-400/rounded/mic_off.svg?react';
import IconButton from '@mui/material/IconButton';
import { troubleOf, useLine } from '../line/line.ts';
import { useWebRTC } from '../use-web-rtc.ts';

/** Microphone and sound on and off, also before one talks. */
export function VoiceButtons() {
  const { t } = useLingui();
  const { selfMuted, selfDeafened, silenced, openMicrophone, toggleMuted, toggleDeafened } = useWebRTC();
  const missing = useLine(troubleOf) !== undefined;
  const muted = selfMuted || selfDeafened || missing;
  const micWords = muted ? t`Switch the microphone on` : t`Switch the microphone off`;
  const soundWords = selfDeafened ? t`Switch the sound on` : t`Switch the sound off`;
  const micTitle = silenced ? t`A moderator or your rights here keep you from being heard` : micWords;
  return (
    <>
      <IconButton
        aria-label={micWords}
        title={micTitle}
        onClick={missing ? openMicrophone : toggleMuted}
        sx={muted || silenced ? { color: 'tokens.danger' } : undefined}
      >
        {muted || silenced ? <MutedIcon /> : <MicIcon />}
      </IconButton>
      <IconButton
        aria-label={soundWords}
        title={soundWords}
        onClick={toggleDeafened}
        sx={selfDeafened ? { color: 'tokens.danger' } : undefined}
      >
        {selfDeafened ? <DeafIcon /> : <HearsIcon />}
      </IconButton>
    </>
  );
}
