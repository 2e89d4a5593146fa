import { Trans } from '@lingui/react/macro';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import { StatePane } from '../ui/StatePane.tsx';

/** In place of messages, where one speaks. */
export function VoicePlace({ name }: { name: string }) {
  return (
    <StatePane icon={<VoiceIcon />} title={name}>
      <Trans>This is a voice channel. Who is in it stands under its name in the list of channels.</Trans>
    </StatePane>
  );
}
