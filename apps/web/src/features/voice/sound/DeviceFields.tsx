import { Trans, useLingui } from '@lingui/react/macro';
import { SelectField } from '../../../ui/SelectField.tsx';
import { setVoiceSettings, useVoiceSettings } from '../settings/voice-settings.ts';
import { type Device, useDevices } from './use-devices.ts';

const CAN_CHOOSE_SPEAKER = 'setSinkId' in HTMLMediaElement.prototype;

/** Through what one speaks and hears. `asked` changes when the browser has given the microphone. */
export function DeviceFields({ asked }: { asked: boolean }) {
  const { t } = useLingui();
  const { microphone, speaker } = useVoiceSettings();
  const { microphones, speakers } = useDevices(asked);
  const options = (devices: readonly Device[], chosen: string) => [
    { value: '', label: t`As in the system` },
    ...devices.map(({ id, label }) => ({ value: id, label })),
    ...(chosen !== '' && !devices.some(({ id }) => id === chosen) ? [{ value: chosen, label: t`Not connected now` }] : []),
  ];
  return (
    <>
      <SelectField
        label={<Trans>Microphone</Trans>}
        value={microphone}
        options={options(microphones, microphone)}
        onChange={(value) => setVoiceSettings({ microphone: value })}
      />
      {CAN_CHOOSE_SPEAKER && (
        <SelectField
          label={<Trans>Speaker</Trans>}
          value={speaker}
          options={options(speakers, speaker)}
          onChange={(value) => setVoiceSettings({ speaker: value })}
        />
      )}
    </>
  );
}
