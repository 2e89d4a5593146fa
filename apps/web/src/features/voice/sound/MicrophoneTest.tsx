import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { HintNotice } from '../../../ui/Notice.tsx';
import { SwitchRow } from '../../../ui/SwitchRow.tsx';
import { TalkButton } from '../hotkeys/TalkButton.tsx';
import { talkKey } from '../hotkeys/talk-key.ts';
import { useHotkeys } from '../hotkeys/use-hotkeys.ts';
import { MicrophoneTroubleNotice } from '../microphone/MicrophoneTroubleNotice.tsx';
import { useNewsWords } from '../microphone/use-trouble-words.ts';
import { useVoiceSettings } from '../settings/voice-settings.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { Loopback } from './Loopback.tsx';
import type { useHeldMicrophone } from './use-held-microphone.ts';

/** Speak and see, speak and hear. */
export function MicrophoneTest({ listening, news, start, stop }: ReturnType<typeof useHeldMicrophone>) {
  const settings = useVoiceSettings();
  const say = useNewsWords();
  const [loop, setLoop] = useState(false);
  const on = listening.phase === 'on';
  useHotkeys(on ? talkKey(settings) : []);
  return (
    <>
      <LevelMeter
        microphone={on ? listening.microphone : undefined}
        threshold={settings.mode === 'push' ? null : settings.threshold}
        marked={settings.mode === 'voice'}
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {listening.phase === 'off' || listening.phase === 'trouble' ? (
          <Button variant="outlined" onClick={start}>
            <Trans>Check the microphone</Trans>
          </Button>
        ) : (
          <Button variant="outlined" disabled={!on} onClick={stop}>
            <Trans>Stop</Trans>
          </Button>
        )}
        {on && settings.mode === 'push' && <TalkButton />}
      </div>
      {listening.phase === 'trouble' && <MicrophoneTroubleNotice trouble={listening.trouble} onRetry={start} />}
      {on && news && <HintNotice warning>{say(news)}</HintNotice>}
      {on && (
        <SwitchRow
          label={<Trans>Hear yourself</Trans>}
          help={<Trans>As others would hear you. Use headphones: loudspeakers would howl.</Trans>}
          checked={loop}
          onChange={setLoop}
        />
      )}
      {on && loop && <Loopback track={listening.track} />}
    </>
  );
}
