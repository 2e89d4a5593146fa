import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { type ReactNode, Suspense } from 'react';
import { Redirect, useParams } from 'wouter';
import { DangerSection } from '../features/guilds/DangerSection.tsx';
import { OverviewSection } from '../features/guilds/OverviewSection.tsx';
import { InvitesSection } from '../features/invites/InvitesSection.tsx';
import { AsOneself, useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { paths } from '../lib/paths.ts';
import { useMay, useMayAny } from '../lib/permissions.ts';
import { SettingsFrame, type SettingsSection } from '../ui/SettingsFrame.tsx';

/** With one of these one can do something to members. */
const MEMBERS = ['BAN_MEMBERS', 'KICK_MEMBERS', 'MANAGE_GUILD', 'MANAGE_NICKNAMES', 'MANAGE_ROLES', 'MODERATE_MEMBERS'] as const;

/** With one of these one looks after emoji: all, or those one adds. */
const EMOJIS = ['CREATE_GUILD_EXPRESSIONS', 'MANAGE_GUILD_EXPRESSIONS'] as const;

const AutoModSection = lazyPart(async () => (await import('../features/automod/AutoModSection.tsx')).AutoModSection);
const EmojisSection = lazyPart(async () => (await import('../features/emojis/EmojisSection.tsx')).EmojisSection);
const ReportsSection = lazyPart(async () => (await import('../features/reports/ReportsSection.tsx')).ReportsSection);
const MembersSection = lazyPart(async () => (await import('../features/members/MembersSection.tsx')).MembersSection);
const SafetySection = lazyPart(async () => (await import('../features/guilds/SafetySection.tsx')).SafetySection);
const BansSection = lazyPart(async () => (await import('../features/bans/BansSection.tsx')).BansSection);
const AuditLogSection = lazyPart(async () => (await import('../features/audit-log/AuditLogSection.tsx')).AuditLogSection);
const RolesSection = lazyPart(async () => (await import('../features/roles/RolesSection.tsx')).RolesSection);

/** Whoever looks through a role still looks after the server as who they are. */
export function GuildSettingsPage() {
  return (
    <AsOneself>
      <Sections />
    </AsOneself>
  );
}

function Sections() {
  const { t } = useLingui();
  const { guild_id = '', section } = useParams();
  const guild = useClientState((state) => state.guilds[guild_id]);
  const owner = useClientState((state) => state.me?.id === guild?.owner_id);
  const mayManage = useMay('MANAGE_GUILD', guild_id);
  const mayModerate = useMay('MODERATE_MEMBERS', guild_id);
  const mayManageRoles = useMay('MANAGE_ROLES', guild_id);
  const mayMembers = useMayAny(MEMBERS, guild_id);
  const mayEmojis = useMayAny(EMOJIS, guild_id);
  const mayBan = useMay('BAN_MEMBERS', guild_id);
  const mayAudit = useMay('VIEW_AUDIT_LOG', guild_id);
  if (guild === undefined) return <Redirect to={paths.home} replace />;
  const sections: SettingsSection[] = [
    ...(mayManage
      ? [
          { id: 'overview', title: t`Overview`, words: t`name picture description`, content: <OverviewSection guild_id={guild_id} /> },
          { id: 'invites', title: t`Invites`, words: t`link revoke people`, content: <InvitesSection guild_id={guild_id} /> },
          {
            id: 'automod',
            title: t`AutoMod`,
            words: t`rules words spam links mentions block alert`,
            content: lazily(<AutoModSection guild_id={guild_id} />),
          },
        ]
      : []),
    ...(mayModerate
      ? [{ id: 'reports', title: t`Reports`, words: t`moderation complaints spam`, content: <ReportsSection guild_id={guild_id} /> }]
      : []),
    ...(mayManageRoles
      ? [
          {
            id: 'roles',
            title: t`Roles`,
            words: t`permissions rights colour moderators`,
            content: lazily(<RolesSection guild_id={guild_id} />),
          },
        ]
      : []),
    ...(mayEmojis
      ? [{ id: 'emojis', title: t`Emoji`, words: t`smileys pictures reactions`, content: lazily(<EmojisSection guild_id={guild_id} />) }]
      : []),
    ...(mayMembers
      ? [{ id: 'members', title: t`Members`, words: t`people roles kick prune`, content: lazily(<MembersSection guild_id={guild_id} />) }]
      : []),
    ...(mayManage
      ? [
          {
            id: 'safety',
            title: t`Safety`,
            words: t`raid verification address alerts`,
            content: lazily(<SafetySection guild_id={guild_id} />),
          },
        ]
      : []),
    ...(mayBan ? [{ id: 'bans', title: t`Bans`, words: t`ban unban people`, content: lazily(<BansSection guild_id={guild_id} />) }] : []),
    ...(mayAudit
      ? [
          {
            id: 'audit-log',
            title: t`Audit log`,
            words: t`history undo moderators`,
            content: lazily(<AuditLogSection guild_id={guild_id} />),
          },
        ]
      : []),
    {
      id: 'danger',
      title: owner ? t`Delete the server` : t`Leave the server`,
      danger: true,
      content: <DangerSection guild_id={guild_id} />,
    },
  ];
  return (
    <SettingsFrame
      title={guild.name}
      sections={sections}
      current={section}
      pathOf={(id) => (id === '' ? `/guilds/${guild_id}/settings` : paths.guildSettings(guild_id, id))}
      back={paths.guild(guild_id)}
    />
  );
}

function lazily(section: ReactNode): ReactNode {
  return <Suspense fallback={<Skeleton variant="rounded" height={64} />}>{section}</Suspense>;
}
