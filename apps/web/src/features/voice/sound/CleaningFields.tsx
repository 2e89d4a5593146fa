import { Trans } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices.tsx';
import { SwitchRow } from '../../../ui/SwitchRow.tsx';
import { setVoiceSettings, useVoiceSettings } from '../settings/voice-settings.ts';

/** What is done to the sound before anybody hears it. */
export function CleaningFields() {
  const { suppression, echoCancellation, autoGain } = useVoiceSettings();
  return (
    <>
      <Choices
        label={<Trans>Noise suppression</Trans>}
        value={suppression}
        choices={[
          { value: 'off', label: <Trans>No suppression</Trans>, help: <Trans>For music, or a good microphone in a quiet room.</Trans> },
          { value: 'browser', label: <Trans>The browser's</Trans>, help: <Trans>Fans and hum become quieter. Costs nothing.</Trans> },
          {
            value: 'rnnoise',
            label: <Trans>Strong (RNNoise)</Trans>,
            help: <Trans>Keyboards and traffic, too. Runs on this device and needs a little more of its processor.</Trans>,
          },
        ]}
        onChange={(value) => setVoiceSettings({ suppression: value })}
      />
      <SwitchRow
        label={<Trans>Echo cancellation</Trans>}
        help={<Trans>Others do not hear themselves from your loudspeakers. With headphones it can be off.</Trans>}
        checked={echoCancellation}
        onChange={(value) => setVoiceSettings({ echoCancellation: value })}
      />
      <SwitchRow
        label={<Trans>Automatic volume</Trans>}
        help={<Trans>The browser makes a quiet voice louder and a loud one quieter.</Trans>}
        checked={autoGain}
        onChange={(value) => setVoiceSettings({ autoGain: value })}
      />
    </>
  );
}
