import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import { isAboveMember, isAboveRole } from '@chat-js/permissions/rank.ts';
import type { Channel, Overwrite } from '@chat-js/protocol/channels.ts';
import { hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { memberAccess, useMay } from '../../lib/permissions.ts';
import { useAction } from './use-action.ts';

/** What the person may change of a channel's rules, and how. */
export function useChannelRules(channel: Channel) {
  const { t } = useLingui();
  const { call } = useClient();
  const { run, busy } = useAction();
  const { guild_id, id: channel_id, permission_overwrites: before } = channel;
  // To write all rules at once one must be able to change the channel, too.
  const mayReplace = useMay('MANAGE_CHANNELS', guild_id, channel_id);
  const own = useClientState((state) => {
    const guild = state.guilds[guild_id];
    return guild && state.me ? channelPermissions(guild, before, memberAccess(state, guild_id, state.me.id)) : 0n;
  });

  const set = ({ id: overwrite_id, type, allow, deny }: Overwrite) =>
    call('channels.setOverwrite', { channel_id, overwrite_id, type, allow, deny });
  const remove = (overwrite_id: string) => call('channels.removeOverwrite', { channel_id, overwrite_id });
  const replace = (permission_overwrites: readonly Overwrite[]) =>
    call('channels.update', { channel_id, permission_overwrites: [...permission_overwrites] });
  const restore = { text: t`Saved`, undo: () => replace(before) };

  return {
    busy,
    mayReplace,
    has: (permission: Permission) => hasPermission(own, permission),
    set,
    add: (entry: Pick<Overwrite, 'id' | 'type'>) => run(() => set({ ...entry, allow: '0', deny: '0' })),
    remove: (entry: Overwrite) => run(() => remove(entry.id), { text: t`Saved`, undo: () => set(entry) }),
    replace: (after: readonly Overwrite[]) => run(() => replace(after), restore),
    sync: () => run(() => call('channels.update', { channel_id, lock_permissions: true }), restore),
  };
}

/** Whether the person may change what a channel says of a role or a member. */
export function useMayRule({ guild_id }: Pick<Channel, 'guild_id'>): (target: Pick<Overwrite, 'id' | 'type'>) => boolean {
  const guild = useClientState((state) => state.guilds[guild_id]);
  const members = useClientState((state) => state.members[guild_id]);
  const user_id = useClientState((state) => state.me?.id ?? '');
  const me = { user_id, roles: members?.[user_id]?.roles ?? [], timed_out: false };
  return ({ id, type }) => {
    if (!guild) return false;
    if (type === 0) {
      const role = guild.roles.find((one) => one.id === id);
      return role === undefined || isAboveRole(guild, me, role);
    }
    const member = members?.[id];
    return id === user_id || member === undefined || isAboveMember(guild, me, { user_id: id, roles: member.roles });
  };
}
