import { useLocation, useSearch } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { RoleEditor } from './RoleEditor.tsx';
import { RoleList } from './RoleList.tsx';

/** All roles of a guild, or one of them: the address says which. */
export function RolesSection({ guild_id }: { guild_id: string }) {
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('role');
  const role = useClientState((state) => state.guilds[guild_id]?.roles.find(({ id }) => id === wanted));
  const list = paths.guildSettings(guild_id, 'roles');
  const open = (role_id: string) => navigate(`${list}?role=${role_id}`);
  if (role) return <RoleEditor key={role.id} guild_id={guild_id} role={role} onBack={() => navigate(list)} />;
  return <RoleList guild_id={guild_id} onOpen={open} />;
}
