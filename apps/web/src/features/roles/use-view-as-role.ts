import type { Id } from '@chat-js/protocol/ids.ts';
import { useLocation } from 'wouter';
import { paths } from '../../lib/paths.ts';
import { viewAs } from '../../lib/view-as.ts';

/** Goes to the server and shows it as somebody sees it who has this role. */
export function useViewAsRole(guild_id: Id): (role_id: Id) => void {
  const [, navigate] = useLocation();
  return (role_id) => {
    viewAs({ guild_id, role_id });
    navigate(paths.guild(guild_id));
  };
}
