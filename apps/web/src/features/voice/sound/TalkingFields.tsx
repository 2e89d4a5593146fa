import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices.tsx';
import { HintNotice } from '../../../ui/Notice.tsx';
import { RangeField } from '../../../ui/RangeField.tsx';
import { SwitchRow } from '../../../ui/SwitchRow.tsx';
import { canType } from '../hotkeys/hotkey.ts';
import { RELEASE } from '../settings/kept.ts';
import { setVoiceSettings, useVoiceSettings } from '../settings/voice-settings.ts';
import { HotkeyField } from './HotkeyField.tsx';

/** Where the slider begins when somebody takes the threshold in hand. */
const HALFWAY = 0.4;

/** What makes others hear one: one's voice, or a key. */
export function TalkingFields() {
  const { t } = useLingui();
  const { mode, release, pushToTalk } = useVoiceSettings();
  return (
    <>
      <Choices
        label={<Trans>When you are heard</Trans>}
        value={mode}
        columns={2}
        choices={[
          { value: 'voice', label: <Trans>When I speak</Trans> },
          { value: 'push', label: <Trans>While I hold a key</Trans> },
        ]}
        onChange={(value) => setVoiceSettings({ mode: value })}
      />
      {mode === 'voice' ? (
        <ThresholdFields />
      ) : (
        <>
          <HotkeyField label={t`Push to talk`} value={pushToTalk} onChange={(key) => setVoiceSettings({ pushToTalk: key })} />
          <HintNotice>
            <p style={{ margin: 0 }}>
              <Trans>
                Browsers tell keys only to the page in front: while another window or tab has the focus, the key is not heard, and you are
                silent. If you play while you talk, use “When I speak”.
              </Trans>
            </p>
            {canType(pushToTalk) && (
              <p style={{ margin: '6px 0 0' }}>
                <Trans>While you write, this key writes. One that writes nothing, such as F8 or Ctrl, works there too.</Trans>
              </p>
            )}
          </HintNotice>
        </>
      )}
      <RangeField
        label={
          mode === 'voice' ? (
            <Trans>How long you are heard after falling silent</Trans>
          ) : (
            <Trans>How long you are heard after letting go</Trans>
          )
        }
        min={RELEASE.least}
        max={RELEASE.most}
        step={50}
        value={release}
        text={t`${release} ms`}
        onChange={(value) => setVoiceSettings({ release: value })}
      />
    </>
  );
}

function ThresholdFields() {
  const threshold = useVoiceSettings((settings) => settings.threshold);
  return (
    <>
      <SwitchRow
        label={<Trans>Find the threshold by itself</Trans>}
        help={<Trans>It listens to how loud it is around you. What is quieter than the mark on the level is not sent.</Trans>}
        checked={threshold === null}
        onChange={(automatic) => setVoiceSettings({ threshold: automatic ? null : HALFWAY })}
      />
      {threshold !== null && (
        <RangeField
          label={<Trans>Threshold</Trans>}
          min={0}
          max={1}
          step={0.01}
          value={threshold}
          text={`${Math.round(threshold * 100)} %`}
          onChange={(value) => setVoiceSettings({ threshold: value })}
        />
      )}
    </>
  );
}
