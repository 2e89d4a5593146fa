import { useLingui } from '@lingui/react/macro';
import PauseIcon from '@material-symbols/svg-400/rounded/pause.svg?react';
import PlayIcon from '@material-symbols/svg-400/rounded/play_arrow.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState } from 'react';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { Bars } from './Bars.tsx';
import { clockOf } from './clock.ts';
import { createAudio, seek } from './player.ts';
import { barsOf } from './waveform.ts';

const BARS = 48;
const SPEEDS = [1, 1.5, 2];

const Card = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: 'min(360px, 100%)',
  height: 52,
  margin: '2px 0',
  padding: '0 8px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& time': { flex: 'none', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums', color: theme.vars?.palette.tokens.secondary },
  '&[data-failed=true] time': { color: theme.vars?.palette.tokens.danger },
}));

const Round = styled(IconButton)(({ theme }) => ({
  flex: 'none',
  width: 36,
  height: 36,
  background: theme.vars?.palette.tokens.accent,
  color: theme.vars?.palette.tokens.onAccent,
  '&:hover': { background: theme.vars?.palette.tokens.accent, filter: 'brightness(1.08)' },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

const Track = styled('div')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  position: 'relative',
  height: 36,
  borderRadius: RADIUS.row,
  '& input': { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  '&:has(:focus-visible)': { outline: `2px solid ${theme.vars?.palette.tokens.accent}` },
}));

const Speed = styled(Button)({
  flex: 'none',
  minWidth: 40,
  minHeight: 32,
  padding: '0 4px',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  '@media (pointer: coarse)': { minHeight: 44 },
});

interface VoicePlayerProps {
  /** Where the sound is; one that is not here yet is asked for with the first press. */
  source: string | (() => Promise<string>);
  duration: number;
  waveform: string | undefined;
  /** Of what stands in a list that arrows walk through. */
  tabIndex?: number;
}

/** A voice message: plays, and its waveform is the bar that one seeks on. */
export function VoicePlayer({ source, duration, waveform, tabIndex }: VoicePlayerProps) {
  const { t } = useLingui();
  const element = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [failed, setFailed] = useState(false);
  const seeking = useRef(false);
  const bars = useMemo(() => barsOf(waveform, BARS), [waveform]);

  useEffect(
    () => () => {
      element.current?.pause();
      element.current?.removeAttribute('src');
    },
    [],
  );

  async function opened(): Promise<HTMLAudioElement> {
    if (element.current?.src && !failed) return element.current;
    const audio = element.current ?? createAudio();
    if (!element.current) {
      element.current = audio;
      audio.addEventListener('play', () => setPlaying(true));
      audio.addEventListener('pause', () => setPlaying(false));
      audio.addEventListener('timeupdate', () => !seeking.current && setAt(audio.currentTime));
      audio.addEventListener('ended', () => setAt(0));
      audio.addEventListener('error', () => setFailed(true));
    }
    setFailed(false);
    audio.src = typeof source === 'string' ? source : await source();
    audio.playbackRate = speed;
    return audio;
  }

  async function toggle() {
    try {
      if (playing) return element.current?.pause();
      const audio = await opened();
      await audio.play();
    } catch (error) {
      // Another one began meanwhile.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true);
    }
  }

  async function goTo(seconds: number) {
    setAt(seconds);
    seeking.current = true;
    try {
      await seek(await opened(), seconds);
    } catch {
      setFailed(true);
    } finally {
      seeking.current = false;
    }
  }

  function hurry() {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (element.current) element.current.playbackRate = next;
  }

  const place = Math.min(at, duration);
  const spoken = t`${clockOf(place)} of ${clockOf(duration)}`;
  return (
    <Card role="group" aria-label={t`Voice message, ${clockOf(duration)}`} data-failed={failed}>
      <Round tabIndex={tabIndex} aria-label={playing ? t`Pause` : t`Play`} onClick={toggle}>
        {playing ? <PauseIcon /> : <PlayIcon />}
      </Round>
      <Track>
        <Bars levels={bars} played={place / duration} />
        <input
          type="range"
          min={0}
          max={duration}
          step={duration > 60 ? 1 : 0.1}
          value={place}
          tabIndex={tabIndex}
          aria-label={t`Place in the voice message`}
          aria-valuetext={spoken}
          onChange={(event) => void goTo(event.target.valueAsNumber)}
        />
      </Track>
      <time>{failed ? t`Does not play` : clockOf(playing || at > 0 ? place : duration)}</time>
      <Speed variant="text" color="inherit" tabIndex={tabIndex} aria-label={t`Speed ${speed}×`} onClick={hurry}>
        {speed}×
      </Speed>
    </Card>
  );
}
