import { useLingui } from '@lingui/react/macro';
import MuteForMeIcon from '@material-symbols/svg-400/rounded/volume_off.svg?react';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../../lib/client.tsx';
import type { DialogProps } from '../../../lib/dialogs.ts';
import { usePerson } from '../../../lib/use-person.ts';
import { menuEntries } from '../../../ui/menu-entries.tsx';
import { RangeField } from '../../../ui/RangeField.tsx';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { LOUDEST_PERSON, setVolume, toggleUnheard, useUnheard, useVolumes } from '../playback/volumes.ts';
import { useVoiceItems } from './use-voice-items.tsx';

const Card = styled('div')({
  width: 260,
  padding: '12px 0 4px',
  '& h2': { margin: '0 16px 8px', fontSize: '0.9375rem', fontWeight: 650, overflowWrap: 'anywhere' },
});

const Volume = styled('div')({ margin: '0 16px 4px' });

/** What one can do with somebody in a voice channel: how loud they are for oneself, and what moderators may. */
export function VoiceMenu({ guild_id, user_id, at, onClose }: DialogProps['voiceMenu'] & { onClose: () => void }) {
  const { t } = useLingui();
  const { name } = usePerson(guild_id, user_id);
  const isMe = useClientState((state) => state.me?.id === user_id);
  const volume = useVolumes(({ volumes }) => volumes[user_id]) ?? 1;
  const unheard = useUnheard(({ ids }) => ids.includes(user_id));
  const groups = useVoiceItems({ guild_id, user_id, at });
  return (
    <Popover
      open
      anchorReference="anchorPosition"
      anchorPosition={at}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': 'voice-menu-name', sx: { borderRadius: `${RADIUS.card}px` } } }}
    >
      <Card>
        <h2 id="voice-menu-name">{name}</h2>
        {!isMe && (
          <Volume>
            <RangeField
              label={t`Volume, for you alone`}
              min={0}
              max={LOUDEST_PERSON}
              step={0.05}
              value={volume}
              text={`${Math.round(volume * 100)} %`}
              onChange={(value) => setVolume(user_id, value)}
            />
          </Volume>
        )}
        <MenuList aria-label={name}>
          {!isMe && (
            <MenuItem role="menuitemcheckbox" aria-checked={unheard} onClick={() => toggleUnheard(user_id)}>
              <MuteForMeIcon />
              {unheard ? t`Hear them again` : t`Do not hear them`}
            </MenuItem>
          )}
          {menuEntries(groups, { below: !isMe, onClose })}
        </MenuList>
      </Card>
    </Popover>
  );
}
