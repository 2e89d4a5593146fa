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
import { useMay } from '../lib/permissions.ts';
import { SettingsFrame, type SettingsSection } from '../ui/SettingsFrame.tsx';

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
  const mayManageRoles = useMay('MANAGE_ROLES', guild_id);
  if (guild === undefined) return <Redirect to={paths.home} replace />;
  const sections: SettingsSection[] = [
    ...(mayManage
      ? [
          { id: 'overview', title: t`Overview`, words: t`name picture description`, content: <OverviewSection guild_id={guild_id} /> },
          { id: 'invites', title: t`Invites`, words: t`link revoke people`, content: <InvitesSection guild_id={guild_id} /> },
        ]
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
