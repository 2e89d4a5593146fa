import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import BackIcon from '@material-symbols/svg-400/rounded/arrow_back.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import ViewIcon from '@material-symbols/svg-400/rounded/visibility.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { HintNotice } from '../../ui/Notice.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { DeleteRoleDialog } from './DeleteRoleDialog.tsx';
import { RoleAppearance } from './RoleAppearance.tsx';
import { RoleMembers } from './RoleMembers.tsx';
import { RolePermissions } from './RolePermissions.tsx';
import { RolePreview } from './RolePreview.tsx';
import { useChangeableRoles } from './use-roles.ts';
import { useViewAsRole } from './use-view-as-role.ts';

const Head = styled('div')({ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 8 });

type Tab = 'look' | 'permissions' | 'members';

interface RoleEditorProps {
  guild_id: string;
  role: Role;
  onBack: () => void;
}

/** One role: how it looks, what it allows, who has it. Every change applies at once and can be undone. */
export function RoleEditor({ guild_id, role, onBack }: RoleEditorProps) {
  const { t } = useLingui();
  const everyone = role.id === guild_id;
  const locked = !useChangeableRoles(guild_id).has(role.id);
  const view = useViewAsRole(guild_id);
  const [tab, setTab] = useState<Tab>(everyone ? 'permissions' : 'look');
  const [deleting, setDeleting] = useState(false);

  return (
    <>
      <Head>
        <Button variant="text" color="inherit" startIcon={<BackIcon />} onClick={onBack}>
          <Trans>All roles</Trans>
        </Button>
        <span style={{ flex: 1 }} />
        <Button variant="text" color="inherit" startIcon={<ViewIcon />} onClick={() => view(role.id)}>
          <Trans>See the server as this role</Trans>
        </Button>
      </Head>
      <RolePreview role={role} everyone={everyone} />
      {locked && (
        <HintNotice>
          <Trans>This role is at or above your highest one. You can look at it, and not change it.</Trans>
        </HintNotice>
      )}
      {!everyone && (
        <Segments<Tab>
          label={t`Parts of the role`}
          value={tab}
          onChange={setTab}
          choices={[
            { value: 'look', label: t`Look` },
            { value: 'permissions', label: t`Permissions` },
            { value: 'members', label: t`People` },
          ]}
        />
      )}
      {tab === 'look' && <RoleAppearance guild_id={guild_id} role={role} locked={locked} />}
      {tab === 'permissions' && <RolePermissions guild_id={guild_id} role={role} locked={locked} />}
      {tab === 'members' && <RoleMembers guild_id={guild_id} role={role} locked={locked} />}
      {tab === 'look' && !locked && (
        <Button
          variant="outlined"
          color="error"
          startIcon={<DeleteIcon />}
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => setDeleting(true)}
        >
          <Trans>Delete the role</Trans>
        </Button>
      )}
      {deleting && <DeleteRoleDialog guild_id={guild_id} role={role} onClose={() => setDeleting(false)} />}
    </>
  );
}
