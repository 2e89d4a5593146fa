import { LIMITS } from '@chat-js/protocol/limits.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { SelectField } from '../../ui/SelectField.tsx';

export interface VoiceSettings {
  user_limit: number;
  bitrate: number;
}

/** What is offered. Bits a second. */
const BITRATES = [8000, 16_000, 32_000, 48_000, LIMITS.voiceBitrate.default, LIMITS.voiceBitrate.max];

/** How many talk in a voice channel, and how well they sound. */
export function VoiceFields({ value, onChange }: { value: VoiceSettings; onChange: (value: VoiceSettings) => void }) {
  const { t } = useLingui();
  const limits = Array.from({ length: LIMITS.voiceUserLimit + 1 }, (_, limit) => ({
    value: limit,
    label: limit === 0 ? t`As many as can` : t`${plural(limit, { one: '# person', other: '# people' })}`,
  }));
  const bitrates = [...new Set([...BITRATES, value.bitrate])]
    .sort((a, b) => a - b)
    .map((bitrate) => ({ value: bitrate, label: t`${bitrate / 1000} kbit/s` }));
  return (
    <>
      <SelectField
        label={t`How many talk at once`}
        value={value.user_limit}
        options={limits}
        onChange={(user_limit) => onChange({ ...value, user_limit })}
      />
      <SelectField
        label={t`Sound quality`}
        value={value.bitrate}
        options={bitrates}
        onChange={(bitrate) => onChange({ ...value, bitrate })}
      />
    </>
  );
}
