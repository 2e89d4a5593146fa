import type { OutboxEntry, SpokenEntry } from '@chat-js/client/outbox-entries.ts';
import { Trans } from '@lingui/react/macro';
import LinearProgress from '@mui/material/LinearProgress';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { useClient } from '../../../lib/client.tsx';
import { VoicePlayer } from './VoicePlayer.tsx';

const Below = styled('div')({ width: 'min(360px, 100%)', minHeight: 4, fontSize: '0.8125rem' });

/** A recording on its way: it can be heard already. */
export function PendingVoice({ entry, voice }: { entry: OutboxEntry; voice: SpokenEntry }) {
  const client = useClient();
  const made = useRef<string>(undefined);
  useEffect(() => () => URL.revokeObjectURL(made.current ?? ''), []);

  async function source() {
    made.current ??= URL.createObjectURL(new Blob([await client.soundOf(entry.nonce)]));
    return made.current;
  }

  return (
    <>
      <VoicePlayer source={source} duration={voice.duration_secs} waveform={voice.waveform} />
      <Below>
        {entry.state === 'sending' && <LinearProgress />}
        {entry.state !== 'sending' && !voice.kept && <Trans>It waits only while this page is open.</Trans>}
      </Below>
    </>
  );
}
