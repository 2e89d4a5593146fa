import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const src = '<rootDir>/src';

/** What one opens now and then: settings, roles, moderation. */
const later = [
  `${src}/features/{settings,roles,emojis,bans,audit-log,reports,automod,commands,polls,presence,push,switcher,scheduled,reminders,threads,forums,webhooks,friends,inbox,direct-messages,notifications,voice,whispers}/**/*`,
  `${src}/shell/shortcuts/**/*`,
  `${src}/{features/messages/{composer,polls,voice},ui/emoji}/**/*`,
  `${src}/features/members/{Bulk,FriendPart,Kick,MemberMenu,MemberRoles,MemberSearch,MemberTable,MembersSection,Nickname,ProfileCard,Prune,TimeOutDialog,TimeOutSign}*`,
  `${src}/features/members/{time-outs,use-bulk-acts,use-deed,use-member-acts,use-member-menu-items}*`,
  `${src}/features/guilds/{SortableRail,Folder,folder-colors,OverviewSection,DangerSection,DeleteGuildDialog,Raid,SafetySection}*`,
  `${src}/features/invites/InvitesSection*`,
  `${src}/features/messages/{AlertText,AnswerBar,Crosspost,DeleteDialogs,EditField,FoldedLine,FollowNote,Forward,GroupNote,MessageMenu,PinsDialog,QuickReactions,ReactorsDialog,RowTools,Thread}*`,
  `${src}/features/messages/{ClosedLine,Embeds,FailedLine,JumpButton,Marks,NewBar,SelectionBar,SlowLine,use-copy-selected,use-message-acts,use-previews,use-publish,use-removal}*`,
  `${src}/features/messages/text/CodeBlock*`,
  `${src}/features/channels/{AccessFields,ChannelMenu,CreateChannelDialog,DeleteChannelDialog,EditChannelDialog,SortableGroups,Tag,ThreadRows,VoiceFields,VoiceRoster,use-slow-modes}*`,
  `${src}/features/guilds/{CreateGuildDialog,LeaveGuildDialog}*`,
  `${src}/features/invites/InviteDialog*`,
  `${src}/shell/{ChannelTools,DirectLayout,FriendsPlace,GuildMenu,InboxButton,UserSettingsPage,GuildSettingsPage,OfflineBanner,EndedThread,NoChannels,QuietPlace,ResizeHandle,SelfPanel,ThreadPlace,UnknownPlace,ViewAsBar}*`,
  `${src}/ui/{ImageField,ImitationSign,PeopleList,VoiceSigns,ReasonField,SettingsFrame,Rows,TimeField,use-drag-words,use-status-words}*`,
  `${src}/lib/{permission-words,verification}*`,
];

/** Three catalogs: what strangers see, the chat, and the rest (src/lib/i18n.ts). Words of several are in each. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru'],
  // Files tell a translator where a text is; line numbers would change with every edit.
  format: formatter({ lineNumbers: false }),
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/visitor',
      include: [
        `${src}/{lib,features/auth,features/setup}/**/*`,
        `${src}/ui/{CopyField,CredentialFields,LocaleSwitch,PasswordField}*`,
        `${src}/features/invites/{InvitePage,InviteCard,Join}*`,
        `${src}/shell/{App,Splash,Unreachable,Breakage}*`,
      ],
      exclude: later,
    },
    {
      path: '<rootDir>/src/locales/{locale}/chat',
      include: [`${src}/{shell,features/guilds,features/channels,features/members,features/messages,features/invites,ui}/**/*`],
      exclude: [
        ...later,
        `${src}/ui/{CopyField,CredentialFields,LocaleSwitch,PasswordField}*`,
        `${src}/features/invites/{InviteCard,InvitePage,Join}*`,
      ],
    },
    { path: '<rootDir>/src/locales/{locale}/later', include: later },
  ],
});
