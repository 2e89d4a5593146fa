import { useLingui } from '@lingui/react/macro';
import ProfileIcon from '@material-symbols/svg-400/rounded/account_circle.svg?react';
import DeafenIcon from '@material-symbols/svg-400/rounded/headset_off.svg?react';
import MuteIcon from '@material-symbols/svg-400/rounded/mic_off.svg?react';
import type { ReactNode } from 'react';
import { useClientState } from '../../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../../lib/dialogs.ts';
import { useMemberActs } from '../../members/use-member-acts.ts';
import { usePossibleActs } from '../../members/use-possible-acts.ts';

interface VoiceItem {
  id: string;
  icon?: ReactNode;
  label: string;
  danger?: boolean;
  run: () => void;
}

/** What one may do with somebody in a voice channel beside their volume, in groups. */
export function useVoiceItems({ guild_id, user_id, at }: DialogProps['voiceMenu']): VoiceItem[][] {
  const { t } = useLingui();
  const may = usePossibleActs(guild_id, user_id);
  const { setVoice } = useMemberActs(guild_id, user_id);
  const { mute, deaf } = useClientState((state) => state.members[guild_id]?.[user_id]) ?? { mute: false, deaf: false };
  const groups: (VoiceItem | false)[][] = [
    [{ id: 'profile', icon: <ProfileIcon />, label: t`Profile`, run: () => openDialog('profile', { guild_id, user_id, at }) }],
    [
      may.mute && {
        id: 'mute',
        icon: <MuteIcon />,
        label: mute ? t`Give the microphone back` : t`Mute in voice`,
        run: () => void setVoice('mute', !mute),
      },
      may.deafen && {
        id: 'deaf',
        icon: <DeafenIcon />,
        label: deaf ? t`Give the sound back` : t`Deafen in voice`,
        run: () => void setVoice('deaf', !deaf),
      },
    ],
  ];
  return groups.map((group) => group.filter((item) => item !== false)).filter((group) => group.length > 0);
}
