import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { changedPositions } from './move-roles.ts';
import { RoleRow } from './RoleRow.tsx';
import { SortableRoles } from './SortableRoles.tsx';
import { useAction } from './use-action.ts';
import { useMemberCounts } from './use-member-counts.ts';
import { useChangeableRoles, useRoles } from './use-roles.ts';

const Intro = styled('p')(({ theme }) => ({ margin: 0, color: theme.vars?.palette.tokens.secondary }));

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 });

/** The roles from the highest to @everyone: to open, to arrange, to create. */
export function RoleList({ guild_id, onOpen }: { guild_id: string; onOpen: (role_id: string) => void }) {
  const { t } = useLingui();
  const { call } = useClient();
  const roles = useRoles(guild_id);
  const changeable = useChangeableRoles(guild_id);
  const counts = useMemberCounts(guild_id);
  const { run, busy } = useAction();
  const [wanted, setWanted] = useState<readonly Role[] | null>(null);
  const everyone = roles.find(({ id }) => id === guild_id);
  const others = wanted ?? roles.filter(({ id }) => id !== guild_id);
  const full = roles.length >= LIMITS.roles;

  async function arrange(after: readonly Role[]) {
    const moved = changedPositions(after);
    if (moved.length === 0) return;
    const before = moved.map(({ id }) => ({ id, position: others.find((role) => role.id === id)?.position ?? 0 }));
    setWanted(after);
    await run(() => call('roles.reorder', { guild_id, roles: moved }), {
      text: t`New order saved`,
      undo: () => call('roles.reorder', { guild_id, roles: before }),
    });
    setWanted(null);
  }

  return (
    <>
      <Intro>
        <Trans>
          Roles say what people may do and how their names look. Whoever has several may do what any of them allows. Nobody changes a role
          at or above their own highest one.
        </Trans>
      </Intro>
      <Button
        sx={{ alignSelf: 'flex-start' }}
        startIcon={<AddIcon />}
        loading={busy && wanted === null}
        disabled={full}
        onClick={() =>
          void run(async () => {
            const role = await call('roles.create', { guild_id, name: t`New role` });
            onOpen(role.id);
          })
        }
      >
        <Trans>Create a role</Trans>
      </Button>
      {full && (
        <Intro>
          <Trans>There are as many roles as there can be. Delete one first.</Trans>
        </Intro>
      )}
      {others.length === 0 && (
        <Intro>
          <Trans>No roles yet. The first one could be for those who help you look after the server.</Trans>
        </Intro>
      )}
      <SortableRoles
        guild_id={guild_id}
        roles={others}
        changeable={changeable}
        counts={counts}
        onOpen={onOpen}
        onArrange={(after) => void arrange(after)}
      />
      {everyone && (
        <List>
          <li>
            <RoleRow guild_id={guild_id} role={everyone} onOpen={onOpen} />
          </li>
        </List>
      )}
    </>
  );
}
