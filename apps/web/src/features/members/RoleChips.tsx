import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { highestFirst } from '../../lib/member-color.ts';
import { RoleChip } from '../../ui/RoleChip.tsx';

const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  '& li': { maxWidth: '100%' },
});

/** The roles of a person, highest first. */
export function RoleChips({ guild_id, held }: { guild_id: string; held: readonly string[] }) {
  const { t } = useLingui();
  const roles = useClientState((state) => state.guilds[guild_id]?.roles);
  const own = highestFirst(roles?.filter(({ id }) => held.includes(id)) ?? []);
  if (own.length === 0) return null;
  return (
    <List aria-label={t`Roles`}>
      {own.map((role) => (
        <li key={role.id}>
          <RoleChip role={role} />
        </li>
      ))}
    </List>
  );
}
