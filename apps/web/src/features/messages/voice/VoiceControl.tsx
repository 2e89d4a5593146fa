import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import MicIcon from '@material-symbols/svg-400/rounded/mic.svg?react';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useMay } from '../../../lib/permissions.ts';
import { RecordingBar } from './RecordingBar.tsx';
import { useUnsent } from './unsent.ts';

interface VoiceControlProps {
  channel: Channel;
  /** Nothing is written in the field beside it. */
  empty: boolean;
  /** It is not this person's turn yet. */
  waits: boolean;
}

/** Where one begins to speak instead of writing. */
export function VoiceControl({ channel, empty, waits }: VoiceControlProps) {
  const { t } = useLingui();
  const mayVoice = useMay('SEND_VOICE_MESSAGES', channel.guild_id, channel.id);
  const [recording, setRecording] = useState(false);
  const isUnsent = useUnsent((unsent) => unsent[channel.id] !== undefined);

  if (recording || isUnsent) return <RecordingBar channel={channel} waits={waits} onClose={() => setRecording(false)} />;
  if (!mayVoice || !empty) return null;
  return (
    <IconButton aria-label={t`Record a voice message`} onClick={() => setRecording(true)}>
      <MicIcon />
    </IconButton>
  );
}
