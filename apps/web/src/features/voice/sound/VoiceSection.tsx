import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { Link } from 'wouter';
import { paths } from '../../../lib/paths.ts';
import { RangeField } from '../../../ui/RangeField.tsx';
import { SubTitle } from '../../../ui/SubTitle.tsx';
import { LOUDEST } from '../settings/kept.ts';
import { setVoiceSettings, useVoiceSettings } from '../settings/voice-settings.ts';
import { AddressSwitch } from './AddressSwitch.tsx';
import { CleaningFields } from './CleaningFields.tsx';
import { DeviceFields } from './DeviceFields.tsx';
import { HotkeyField } from './HotkeyField.tsx';
import { MicrophoneTest } from './MicrophoneTest.tsx';
import { TalkingFields } from './TalkingFields.tsx';
import { useHeldMicrophone } from './use-held-microphone.ts';

/** How one talks and hears on this device. */
export function VoiceSection() {
  const { t } = useLingui();
  const { inputVolume, mode, pushToTalk, muteKey, deafenKey } = useVoiceSettings();
  const held = useHeldMicrophone();
  return (
    <>
      <p style={{ margin: '-8px 0 0' }}>
        <Trans>All of this holds on this device, at once, also while you talk.</Trans>
      </p>
      <DeviceFields asked={held.listening.phase === 'on'} />
      <RangeField
        label={<Trans>Volume of the microphone</Trans>}
        min={0}
        max={LOUDEST}
        step={0.05}
        value={inputVolume}
        text={`${Math.round(inputVolume * 100)} %`}
        onChange={(value) => setVoiceSettings({ inputVolume: value })}
      />
      <MicrophoneTest {...held} />
      <TalkingFields />
      <SubTitle>
        <Trans>Sound</Trans>
      </SubTitle>
      <CleaningFields />
      <SubTitle>
        <Trans>Keys</Trans>
      </SubTitle>
      <div>
        {mode === 'voice' && (
          <HotkeyField label={t`Push to talk`} value={pushToTalk} onChange={(key) => setVoiceSettings({ pushToTalk: key })} />
        )}
        <HotkeyField label={t`Microphone on and off`} value={muteKey} onChange={(key) => setVoiceSettings({ muteKey: key })} />
        <HotkeyField label={t`Sound on and off`} value={deafenKey} onChange={(key) => setVoiceSettings({ deafenKey: key })} />
      </div>
      <SubTitle>
        <Trans>Connection</Trans>
      </SubTitle>
      <AddressSwitch />
      <div>
        <Button component={Link} href={paths.settings('voice-check')} variant="outlined">
          <Trans>Check the connection</Trans>
        </Button>
      </div>
    </>
  );
}
