import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { useAction } from './use-action.ts';

export type RolePatch = Omit<OperationRequest<'roles.update'>, 'guild_id' | 'role_id' | 'reason'>;

/** Changes a role at once. `back` is what undoes it; without it there is nothing to undo. */
export function useRoleUpdate(guild_id: string, role: Pick<Role, 'id'>) {
  const { t } = useLingui();
  const { call } = useClient();
  const { run, busy } = useAction();
  const send = (patch: RolePatch) => call('roles.update', { guild_id, role_id: role.id, ...patch });
  const update = (patch: RolePatch, back?: RolePatch) =>
    run(() => send(patch), { text: t`Saved`, ...(back && { undo: () => send(back) }) });
  return { send, update, busy };
}
