import type { ReactNode } from 'react';
import { MessageText } from '../features/messages/MessageText.tsx';
import { closeDialog, type DialogName, type DialogProps, type OpenDialog } from '../lib/dialogs.ts';
import { lazyPart } from '../lib/lazy-part.ts';

const InviteDialog = lazyPart(async () => (await import('../features/invites/InviteDialog.tsx')).InviteDialog, 'later');
const CommandsDialog = lazyPart(async () => (await import('../features/commands/CommandsDialog.tsx')).CommandsDialog, 'later');
const VoiceMenu = lazyPart(async () => (await import('../features/voice/menu/VoiceMenu.tsx')).VoiceMenu, 'later');
const VoiceDetailsDialog = lazyPart(
  async () => (await import('../features/voice/panel/VoiceDetailsDialog.tsx')).VoiceDetailsDialog,
  'later',
);
const PinsDialog = lazyPart(async () => (await import('../features/messages/PinsDialog.tsx')).PinsDialog, 'later');
const ForwardDialog = lazyPart(async () => (await import('../features/messages/ForwardDialog.tsx')).ForwardDialog, 'later');
const ReactorsDialog = lazyPart(async () => (await import('../features/messages/ReactorsDialog.tsx')).ReactorsDialog, 'later');
const GuildMenu = lazyPart(async () => (await import('./GuildMenu.tsx')).GuildMenu, 'later');
const MuteMenu = lazyPart(async () => (await import('../features/notifications/MuteMenu.tsx')).MuteMenu, 'later');
const NotifyDialog = lazyPart(async () => (await import('../features/notifications/NotifyDialog.tsx')).NotifyDialog, 'later');
const FolderMenu = lazyPart(async () => (await import('../features/guilds/FolderMenu.tsx')).FolderMenu, 'later');
const InboxDialog = lazyPart(async () => (await import('../features/inbox/InboxDialog.tsx')).InboxDialog, 'later');
const SwitcherDialog = lazyPart(async () => (await import('../features/switcher/SwitcherDialog.tsx')).SwitcherDialog, 'later');
const ShortcutsDialog = lazyPart(async () => (await import('./shortcuts/ShortcutsDialog.tsx')).ShortcutsDialog, 'later');
const NewPollDialog = lazyPart(async () => (await import('../features/polls/NewPollDialog.tsx')).NewPollDialog, 'later');
const VotersDialog = lazyPart(async () => (await import('../features/polls/VotersDialog.tsx')).VotersDialog, 'later');
const EndPollDialog = lazyPart(async () => (await import('../features/polls/EndPollDialog.tsx')).EndPollDialog, 'later');
const SendLaterMenu = lazyPart(async () => (await import('../features/scheduled/SendLaterMenu.tsx')).SendLaterMenu, 'later');
const ScheduledDialog = lazyPart(async () => (await import('../features/scheduled/ScheduledDialog.tsx')).ScheduledDialog, 'later');
const RemindDialog = lazyPart(async () => (await import('../features/reminders/RemindDialog.tsx')).RemindDialog, 'later');
const ReportDialog = lazyPart(async () => (await import('../features/reports/ReportDialog.tsx')).ReportDialog, 'later');
const WarnDialog = lazyPart(async () => (await import('../features/reports/WarnDialog.tsx')).WarnDialog, 'later');
const MemberHistoryDialog = lazyPart(
  async () => (await import('../features/reports/MemberHistoryDialog.tsx')).MemberHistoryDialog,
  'later',
);
const StatusMenu = lazyPart(async () => (await import('../features/presence/StatusMenu.tsx')).StatusMenu, 'later');
const CustomStatusDialog = lazyPart(async () => (await import('../features/presence/CustomStatusDialog.tsx')).CustomStatusDialog, 'later');
const MemberMenu = lazyPart(async () => (await import('../features/members/MemberMenu.tsx')).MemberMenu, 'later');
const ProfileDialog = lazyPart(async () => (await import('../features/members/ProfileDialog.tsx')).ProfileDialog, 'later');
const ThreadsDialog = lazyPart(async () => (await import('../features/threads/ThreadsDialog.tsx')).ThreadsDialog, 'later');
const NewThreadDialog = lazyPart(async () => (await import('../features/threads/NewThreadDialog.tsx')).NewThreadDialog, 'later');
const ThreadMenu = lazyPart(async () => (await import('../features/threads/ThreadMenu.tsx')).ThreadMenu, 'later');
const ThreadPeopleDialog = lazyPart(async () => (await import('../features/threads/ThreadPeopleDialog.tsx')).ThreadPeopleDialog, 'later');
const FollowDialog = lazyPart(async () => (await import('../features/webhooks/FollowDialog.tsx')).FollowDialog, 'later');
const FollowedDialog = lazyPart(async () => (await import('../features/webhooks/FollowedDialog.tsx')).FollowedDialog, 'later');
const NewConversationDialog = lazyPart(
  async () => (await import('../features/direct-messages/NewConversationDialog.tsx')).NewConversationDialog,
  'later',
);
const RequestsDialog = lazyPart(async () => (await import('../features/direct-messages/RequestsDialog.tsx')).RequestsDialog, 'later');
const EditGroupDialog = lazyPart(async () => (await import('../features/direct-messages/EditGroupDialog.tsx')).EditGroupDialog, 'later');
const GroupPeopleDialog = lazyPart(
  async () => (await import('../features/direct-messages/GroupPeopleDialog.tsx')).GroupPeopleDialog,
  'later',
);
const LeaveGroupDialog = lazyPart(async () => (await import('../features/direct-messages/LeaveGroupDialog.tsx')).LeaveGroupDialog, 'later');
const BlockDialog = lazyPart(async () => (await import('../features/friends/EndDialogs.tsx')).BlockDialog, 'later');
const UnfriendDialog = lazyPart(async () => (await import('../features/friends/EndDialogs.tsx')).UnfriendDialog, 'later');
const KickDialog = lazyPart(async () => (await import('../features/members/KickDialog.tsx')).KickDialog, 'later');
const BanDialog = lazyPart(async () => (await import('../features/bans/BanDialog.tsx')).BanDialog, 'later');
const BanManyDialog = lazyPart(async () => (await import('../features/bans/BanManyDialog.tsx')).BanManyDialog, 'later');
const CloseAccountDialog = lazyPart(async () => (await import('../features/settings/CloseAccountDialog.tsx')).CloseAccountDialog, 'later');
const TimeOutDialog = lazyPart(async () => (await import('../features/members/TimeOutDialog.tsx')).TimeOutDialog, 'later');
const NicknameDialog = lazyPart(async () => (await import('../features/members/NicknameDialog.tsx')).NicknameDialog, 'later');
const MemberRolesDialog = lazyPart(async () => (await import('../features/members/MemberRolesDialog.tsx')).MemberRolesDialog, 'later');
const ChannelPermissions = lazyPart(
  async () => (await import('../features/roles/ChannelPermissionsDialog.tsx')).ChannelPermissionsDialog,
  'later',
);
const Explain = lazyPart(async () => (await import('../features/roles/ExplainDialog.tsx')).ExplainDialog, 'later');

type Show<N extends DialogName> = (props: DialogProps[N] & { onClose: () => void }) => ReactNode;

/** Each a `lazyPart` of its feature: `ban: (props) => <BanDialog {...props} />`. */
const DIALOGS: { [N in DialogName]: Show<N> } = {
  invite: (props) => <InviteDialog {...props} />,
  commands: (props) => <CommandsDialog {...props} />,
  pins: (props) => <PinsDialog {...props} />,
  forward: (props) => <ForwardDialog {...props} />,
  reactors: (props) => <ReactorsDialog {...props} />,
  poll: (props) => <NewPollDialog {...props} />,
  voters: (props) => <VotersDialog {...props} />,
  endPoll: (props) => <EndPollDialog {...props} />,
  sendLater: (props) => <SendLaterMenu {...props} />,
  scheduled: (props) => <ScheduledDialog {...props} Text={MessageText} />,
  remind: (props) => <RemindDialog {...props} />,
  report: (props) => <ReportDialog {...props} />,
  warn: (props) => <WarnDialog {...props} />,
  memberHistory: (props) => <MemberHistoryDialog {...props} />,
  memberMenu: (props) => <MemberMenu {...props} />,
  profile: (props) => <ProfileDialog {...props} />,
  voiceMenu: (props) => <VoiceMenu {...props} />,
  voiceDetails: (props) => <VoiceDetailsDialog {...props} />,
  guildMenu: ({ at, ...props }) => <GuildMenu {...props} anchor={at} />,
  mute: (props) => <MuteMenu {...props} />,
  notify: (props) => <NotifyDialog {...props} />,
  folderMenu: (props) => <FolderMenu {...props} />,
  inbox: (props) => <InboxDialog {...props} Text={MessageText} />,
  status: (props) => <StatusMenu {...props} />,
  customStatus: (props) => <CustomStatusDialog {...props} />,
  switcher: (props) => <SwitcherDialog {...props} />,
  shortcuts: (props) => <ShortcutsDialog {...props} />,
  threads: (props) => <ThreadsDialog {...props} />,
  newThread: (props) => <NewThreadDialog {...props} />,
  threadPeople: (props) => <ThreadPeopleDialog {...props} />,
  threadMenu: (props) => <ThreadMenu {...props} />,
  followChannel: (props) => <FollowDialog {...props} />,
  followedChannels: (props) => <FollowedDialog {...props} />,
  newConversation: (props) => <NewConversationDialog {...props} />,
  messageRequests: (props) => <RequestsDialog {...props} />,
  editGroup: (props) => <EditGroupDialog {...props} />,
  groupPeople: (props) => <GroupPeopleDialog {...props} />,
  leaveGroup: (props) => <LeaveGroupDialog {...props} />,
  block: (props) => <BlockDialog {...props} />,
  unfriend: (props) => <UnfriendDialog {...props} />,
  kick: (props) => <KickDialog {...props} />,
  ban: (props) => <BanDialog {...props} />,
  banMany: (props) => <BanManyDialog {...props} />,
  closeAccount: (props) => <CloseAccountDialog {...props} />,
  timeOut: (props) => <TimeOutDialog {...props} />,
  nickname: (props) => <NicknameDialog {...props} />,
  memberRoles: (props) => <MemberRolesDialog {...props} />,
  channelPermissions: (props) => <ChannelPermissions {...props} />,
  explain: (props) => <Explain {...props} />,
};

/** The component of a dialog that a feature has asked for, whatever feature it belongs to. */
export function DialogTable({ dialog }: { dialog: OpenDialog }) {
  return show(dialog.name, dialog.props);
}

function show<N extends DialogName>(name: N, props: DialogProps[N]): ReactNode {
  const shown: Show<N> = DIALOGS[name];
  return shown({ ...props, onClose: closeDialog });
}
