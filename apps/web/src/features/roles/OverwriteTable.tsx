import type { Channel, Overwrite } from '@chat-js/protocol/channels.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { stateOf, type TriState, withState } from '../../lib/channel-templates.ts';
import { useClientState } from '../../lib/client.tsx';
import { HintNotice } from '../../ui/Notice.tsx';
import { holderOf, inherits } from './inherited.ts';
import { PermissionTable } from './PermissionTable.tsx';
import { TriStateRow } from './TriStateRow.tsx';
import { type useChannelRules, useMayRule } from './use-channel-rules.ts';
import { useQueued } from './use-queued.ts';

interface OverwriteTableProps {
  channel: Channel;
  /** The role or the person. */
  target: string;
  rules: ReturnType<typeof useChannelRules>;
}

/** What a channel says of one role or person. */
export function OverwriteTable({ channel, target, rules }: OverwriteTableProps) {
  const { t, i18n } = useLingui();
  const guild = useClientState((state) => state.guilds[channel.guild_id]);
  const member = useClientState((state) => state.members[channel.guild_id]?.[target]);
  const mayRule = useMayRule(channel);
  const known = channel.permission_overwrites.find(({ id }) => id === target);
  const entry: Overwrite = known ?? { id: target, type: 0, allow: '0', deny: '0' };
  const { shown, change } = useQueued(bitsKey(entry), (key) => rules.set(withKey(entry, key)));
  if (!guild) return null;
  const now = withKey(entry, shown);
  const overwrites = [...channel.permission_overwrites.filter(({ id }) => id !== target), now];
  const access = entry.type === 1 ? { user_id: target, roles: member?.roles ?? [], timed_out: false } : holderOf(guild, target);
  const locked = !mayRule(entry);

  function put(permission: Permission, state: TriState) {
    const before = stateOf(now, permission);
    const set = (value: TriState) => (key: string) => bitsKey(withState(withKey(entry, key), permission, value));
    change(set(state), set(before));
  }

  return (
    <>
      {locked && (
        <HintNotice>
          <Trans>You can look at this, and not change it: it is at or above your own highest role.</Trans>
        </HintNotice>
      )}
      <PermissionTable
        channelType={channel.type}
        row={(permission, words) => (
          <TriStateRow
            label={i18n._(words.name)}
            help={i18n._(words.description)}
            inherited={inherits(guild, overwrites, { id: target, member: access }, permission)}
            locked={!locked && !rules.has(permission) && t`You do not have this permission here yourself.`}
            disabled={locked}
            value={stateOf(now, permission)}
            onChange={(state) => put(permission, state)}
          />
        )}
      />
    </>
  );
}

/** Both sets of bits as one value. */
function bitsKey({ allow, deny }: Pick<Overwrite, 'allow' | 'deny'>): string {
  return `${allow}/${deny}`;
}

function withKey(entry: Overwrite, key: string): Overwrite {
  const [allow = '0', deny = '0'] = key.split('/');
  return { ...entry, allow, deny };
}
