import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { useLingui } from '@lingui/react/macro';
import ProfileIcon from '@material-symbols/svg-400/rounded/account_circle.svg?react';
import NicknameIcon from '@material-symbols/svg-400/rounded/badge.svg?react';
import MessageIcon from '@material-symbols/svg-400/rounded/chat_bubble.svg?react';
import CopyIcon from '@material-symbols/svg-400/rounded/content_copy.svg?react';
import ReportIcon from '@material-symbols/svg-400/rounded/flag.svg?react';
import BanIcon from '@material-symbols/svg-400/rounded/gavel.svg?react';
import DeafenIcon from '@material-symbols/svg-400/rounded/headset_off.svg?react';
import ExplainIcon from '@material-symbols/svg-400/rounded/help.svg?react';
import HistoryIcon from '@material-symbols/svg-400/rounded/history.svg?react';
import MuteIcon from '@material-symbols/svg-400/rounded/mic_off.svg?react';
import CloseAccountIcon from '@material-symbols/svg-400/rounded/person_off.svg?react';
import KickIcon from '@material-symbols/svg-400/rounded/person_remove.svg?react';
import RolesIcon from '@material-symbols/svg-400/rounded/shield_person.svg?react';
import TimeOutIcon from '@material-symbols/svg-400/rounded/timer.svg?react';
import EndIcon from '@material-symbols/svg-400/rounded/timer_off.svg?react';
import WarnIcon from '@material-symbols/svg-400/rounded/warning.svg?react';
import { useRoute } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { permissionsOf } from '../../lib/permissions.ts';
import { useTimeOut } from '../../lib/use-time-out.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useOpenConversation } from '../direct-messages/use-open-conversation.ts';
import { useFriendItems } from '../friends/use-friend-items.tsx';
import { useMemberActs } from './use-member-acts.ts';
import { usePossibleActs } from './use-possible-acts.ts';

/** What the menu of a person offers, in groups. */
export function useMemberMenuItems({ guild_id, user_id, at }: DialogProps['memberMenu']): MenuEntry[][] {
  const { t } = useLingui();
  const may = usePossibleActs(guild_id, user_id);
  const { endTimeOut, setVoice } = useMemberActs(guild_id, user_id);
  const timedOut = useTimeOut(guild_id, user_id) !== null;
  const { mute, deaf } = useClientState((state) => state.members[guild_id]?.[user_id]) ?? { mute: false, deaf: false };
  const [, place] = useRoute('/channels/:guild_id/:channel_id');
  const channel_id = place?.channel_id;
  const writes = useClientState((state) => hasPermission(permissionsOf(state, user_id, guild_id, channel_id), 'SEND_MESSAGES'));
  const openConversation = useOpenConversation();
  const them = { guild_id, user_id };

  async function copyId() {
    showToast((await copyText(user_id)) ? t`The ID is copied.` : t`ID: ${user_id}`);
  }

  const friendItems = useFriendItems(user_id);
  const groups: (MenuEntry | false | undefined)[][] = [
    [
      { id: 'profile', icon: <ProfileIcon />, label: t`Profile`, run: () => openDialog('profile', { ...them, at }) },
      may.message && { id: 'message', icon: <MessageIcon />, label: t`Message`, run: () => void openConversation([user_id]) },
      may.rename && { id: 'nickname', icon: <NicknameIcon />, label: t`Change nickname`, run: () => openDialog('nickname', them) },
      may.changeRoles && { id: 'roles', icon: <RolesIcon />, label: t`Roles`, run: () => openDialog('memberRoles', them) },
      may.explain &&
        channel_id !== undefined && {
          id: 'explain',
          icon: <ExplainIcon />,
          label: writes ? t`Why can they write here?` : t`Why can't they write here?`,
          run: () => openDialog('explain', { channel_id, user_id }),
        },
    ],
    friendItems,
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
    [
      may.seeHistory && { id: 'history', icon: <HistoryIcon />, label: t`History`, run: () => openDialog('memberHistory', them) },
      may.report && { id: 'report', icon: <ReportIcon />, label: t`Report`, run: () => openDialog('report', them) },
      may.warn && { id: 'warn', icon: <WarnIcon />, label: t`Warn`, run: () => openDialog('warn', them) },
      may.timeOut && timedOut && { id: 'endTimeOut', icon: <EndIcon />, label: t`End the time-out`, run: () => void endTimeOut() },
      may.timeOut && { id: 'timeOut', icon: <TimeOutIcon />, label: t`Time-out`, danger: true, run: () => openDialog('timeOut', them) },
      may.kick && { id: 'kick', icon: <KickIcon />, label: t`Kick`, danger: true, run: () => openDialog('kick', them) },
      may.ban && { id: 'ban', icon: <BanIcon />, label: t`Ban`, danger: true, run: () => openDialog('ban', them) },
    ],
    [
      may.closeAccount && {
        id: 'closeAccount',
        icon: <CloseAccountIcon />,
        label: t`Close the account`,
        danger: true,
        run: () => openDialog('closeAccount', { user_id }),
      },
      { id: 'copy', icon: <CopyIcon />, label: t`Copy ID`, run: () => void copyId() },
    ],
  ];
  return groups.map((group) => group.filter((item) => typeof item === 'object')).filter((group) => group.length > 0);
}
