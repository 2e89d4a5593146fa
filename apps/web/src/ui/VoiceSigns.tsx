import { useLingui } from '@lingui/react/macro';
import DeafIcon from '@material-symbols/svg-400/rounded/headset_off.svg?react';
import MutedIcon from '@material-symbols/svg-400/rounded/mic_off.svg?react';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { QualityIcon } from './QualityIcon.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const Signs = styled('span')(({ theme }) => ({
  flex: 'none',
  display: 'inline-flex',
  gap: 4,
  color: theme.vars?.palette.tokens.muted,
  '& > span': { display: 'inline-flex' },
  '& > [data-forced=true]': { color: theme.vars?.palette.tokens.danger },
  '& [data-quality=fair]': { color: theme.vars?.palette.tokens.idle },
  '& [data-quality=poor]': { color: theme.vars?.palette.tokens.danger },
}));

interface VoiceSignsProps {
  /** Of a VoiceState. */
  voice: {
    mute: boolean;
    deaf: boolean;
    suppress: boolean;
    self_mute: boolean;
    self_deaf: boolean;
    quality: 'good' | 'fair' | 'poor' | null;
  };
  /** px */
  size?: number;
}

/** Whether somebody in voice speaks and hears, by whose wish, and how well it goes. */
export function VoiceSigns({ voice, size = 16 }: VoiceSignsProps) {
  const { t } = useLingui();
  const { mute, deaf, suppress, self_mute, self_deaf, quality } = voice;
  const silenced = mute || suppress;
  const box = { width: size, height: size };
  return (
    <Signs>
      {quality === 'fair' && <Sign words={t`the connection is not the best`} icon={<QualityIcon {...box} quality="fair" />} />}
      {quality === 'poor' && <Sign words={t`the connection is bad`} icon={<QualityIcon {...box} quality="poor" />} />}
      {silenced && <Sign forced words={mute ? t`microphone off, by a moderator` : t`may only listen here`} icon={<MutedIcon {...box} />} />}
      {!silenced && (self_mute || self_deaf) && <Sign words={t`microphone off`} icon={<MutedIcon {...box} />} />}
      {deaf && <Sign forced words={t`sound off, by a moderator`} icon={<DeafIcon {...box} />} />}
      {!deaf && self_deaf && <Sign words={t`sound off`} icon={<DeafIcon {...box} />} />}
    </Signs>
  );
}

function Sign({ words, icon, forced = false }: { words: string; icon: ReactNode; forced?: boolean }) {
  return (
    <span title={words} data-forced={forced}>
      {icon}
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
