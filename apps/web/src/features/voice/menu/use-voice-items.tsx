import { useLingui } from '@lingui/react/macro';
import ProfileIcon from '@material-symbols/svg-400/rounded/account_circle.svg?react';
import EndIcon from '@material-symbols/svg-400/rounded/call_end.svg?react';
import DeafenIcon from '@material-symbols/svg-400/rounded/headset_off.svg?react';
import MuteIcon from '@material-symbols/svg-400/rounded/mic_off.svg?react';
import MoveIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import { CHANNEL } from '../../../lib/channel-types.ts';
import { useClientState } from '../../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../../lib/dialogs.ts';
import { channelsOf, groupChannels } from '../../../lib/guilds.ts';
import { useMay } from '../../../lib/permissions.ts';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { useMemberActs } from '../../members/use-member-acts.ts';
import { useMoveActs } from './use-move-acts.ts';

/** What one may do with somebody in a voice channel beside their volume, in groups. */
export function useVoiceItems({ guild_id, user_id, at }: DialogProps['voiceMenu']): MenuEntry[][] {
  const { t } = useLingui();
  const { setVoice } = useMemberActs(guild_id, user_id);
  const { moveTo, disconnect } = useMoveActs(guild_id, user_id);
  const { mute, deaf } = useClientState((state) => state.members[guild_id]?.[user_id]) ?? { mute: false, deaf: false };
  const here = useClientState((state) => state.voice[guild_id]?.[user_id]?.channel_id ?? undefined);
  const isMe = useClientState((state) => state.me?.id === user_id);
  const elsewhere = useClientState((state) =>
    groupChannels(channelsOf(state, guild_id))
      .flatMap(({ channels }) => channels)
      .filter(({ type, id }) => type === CHANNEL.voice && id !== here),
  );
  const mayMute = useMay('MUTE_MEMBERS', guild_id, here);
  const mayDeafen = useMay('DEAFEN_MEMBERS', guild_id, here);
  const mayMove = useMay('MOVE_MEMBERS', guild_id, here) && here !== undefined && !isMe;

  const groups: (MenuEntry | false)[][] = [
    [{ id: 'profile', icon: <ProfileIcon />, label: t`Profile`, run: () => openDialog('profile', { guild_id, user_id, at }) }],
    [
      mayMute && {
        id: 'mute',
        icon: <MuteIcon />,
        label: mute ? t`Give the microphone back` : t`Mute in voice`,
        run: () => void setVoice('mute', !mute),
      },
      mayDeafen && {
        id: 'deaf',
        icon: <DeafenIcon />,
        label: deaf ? t`Give the sound back` : t`Deafen in voice`,
        run: () => void setVoice('deaf', !deaf),
      },
      mayMove && { id: 'disconnect', icon: <EndIcon />, label: t`Disconnect from voice`, danger: true, run: () => void disconnect() },
    ],
    mayMove
      ? elsewhere.map(({ id, name }) => ({ id, icon: <MoveIcon />, label: t`Move to ${name}`, run: () => void moveTo(id, name) }))
      : [],
  ];
  return groups.map((group) => group.filter((item) => item !== false)).filter((group) => group.length > 0);
}
