import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import SendIcon from '@material-symbols/svg-400/rounded/send.svg?react';
import StopIcon from '@material-symbols/svg-400/rounded/stop.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef } from 'react';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { Bars } from './Bars.tsx';
import { clockOf } from './clock.ts';
import { useHindranceWords } from './use-hindrance-words.ts';
import { useRecording } from './use-recording.ts';
import { VoicePlayer } from './VoicePlayer.tsx';

const Bar = styled('div')(({ theme }) => ({
  position: 'absolute',
  inset: -1,
  zIndex: 1,
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 46,
  padding: '0 6px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.accent}`,
  '& > time': { flex: 'none', minWidth: 40, fontVariantNumeric: 'tabular-nums' },
  '& > p': { flex: 1, minWidth: 0, margin: 0, fontSize: '0.8125rem', lineHeight: '18px' },
  '& > div': { flex: 1, minWidth: 0 },
}));

const Live = styled('div')({ height: 28 });

const Send = styled(IconButton)(({ theme }) => ({
  flex: 'none',
  width: 34,
  height: 34,
  background: theme.vars?.palette.tokens.accent,
  color: theme.vars?.palette.tokens.onAccent,
  '&:hover': { background: theme.vars?.palette.tokens.accent, filter: 'brightness(1.08)' },
  '&[aria-disabled=true]': { background: theme.vars?.palette.tokens.raised2, color: theme.vars?.palette.tokens.muted },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

interface RecordingBarProps {
  channel: Channel;
  /** It is not this person's turn yet: what was recorded stays. */
  waits: boolean;
  onClose: () => void;
}

/** Records, and lies over the field meanwhile: throw away, listen, send. Escape throws away. */
export function RecordingBar({ channel, waits, onClose }: RecordingBarProps) {
  const { t } = useLingui();
  const words = useHindranceWords();
  const bar = useRef<HTMLDivElement>(null);
  const sender = useRef<HTMLButtonElement>(null);
  const { phase, levels, seconds, hindrance, recorded, stop, cancel, send } = useRecording(channel, close);
  const source = useMemo(() => (recorded ? URL.createObjectURL(new Blob([recorded.bytes])) : undefined), [recorded]);
  useEffect(() => () => void (source && URL.revokeObjectURL(source)), [source]);

  const held = waits || phase === 'asking';

  // The button that was pressed to stop is gone.
  useEffect(() => {
    if (recorded) sender.current?.focus();
  }, [recorded]);

  /** The focus goes back to the field that was covered; a phone would open its keyboard for that. */
  function close() {
    if (!matchMedia('(pointer: coarse)').matches) bar.current?.closest('form')?.querySelector('textarea')?.focus();
    onClose();
  }

  return (
    <Bar
      ref={bar}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        cancel();
      }}
    >
      <IconButton aria-label={hindrance ? t`Close` : t`Throw the recording away`} onClick={cancel}>
        <DeleteIcon />
      </IconButton>
      {hindrance && <p role="alert">{words[hindrance]}</p>}
      {phase === 'asking' && (
        <p role="status">
          <Trans>The microphone starts. The browser may ask whether it may.</Trans>
        </p>
      )}
      {phase === 'recording' && (
        <>
          <time role="timer" aria-label={t`Recording, ${clockOf(seconds)}`}>
            {clockOf(seconds)}
          </time>
          <Live>
            <Bars levels={levels} played={1} />
          </Live>
          <IconButton aria-label={t`Stop and listen`} onClick={() => void stop()}>
            <StopIcon />
          </IconButton>
        </>
      )}
      {recorded && source && <VoicePlayer source={source} duration={recorded.duration_secs} waveform={recorded.waveform} />}
      {!hindrance && (
        <Send autoFocus aria-label={t`Send the voice message`} ref={sender} aria-disabled={held} onClick={() => !held && void send()}>
          <SendIcon />
        </Send>
      )}
    </Bar>
  );
}
