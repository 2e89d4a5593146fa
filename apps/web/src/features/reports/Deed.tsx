import type { AuditChange, AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

interface DeedProps {
  deed: AuditEntry;
  guild_id: Id;
  users: readonly User[];
}

/** One line of what was done to somebody: what, by whom, when and why. */
export function Deed({ deed, guild_id, users }: DeedProps) {
  const { i18n } = useLingui();
  const roles = useClientState((state) => state.guilds[guild_id]?.roles ?? []);
  const by = users.find(({ id }) => id === deed.user_id);
  const date = (time: number | string) => i18n.date(new Date(time), { dateStyle: 'medium', timeStyle: 'short' });
  const roleNames = (value: AuditChange['new_value']) =>
    (Array.isArray(value) ? value : [])
      .flatMap((one) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? roles.filter(({ id }) => id === one['id']) : []))
      .map(({ name }) => name)
      .join(', ');

  return (
    <li>
      {deed.options?.['undoes'] !== undefined && (
        <>
          <Trans>Undone:</Trans>{' '}
        </>
      )}
      {words(deed, date, roleNames)}
      <small>
        {by && <>{displayName(by)} · </>}
        {date(snowflakeTime(deed.id))}
        {deed.reason !== undefined && <> · {deed.reason}</>}
      </small>
    </li>
  );
}

function words(
  { action_type, changes }: AuditEntry,
  date: (time: string) => string,
  roleNames: (value: AuditChange['new_value']) => string,
): ReactNode {
  // The numbers of the API: its table is behind the wall with Zod.
  if (action_type === 20) return <Trans>Kicked</Trans>;
  if (action_type === 22) return <Trans>Banned</Trans>;
  if (action_type === 23) return <Trans>Ban lifted</Trans>;
  if (action_type === 145) return <Trans>Timed out by a rule</Trans>;
  const lines = changes.map(({ key, new_value }) => {
    const value = typeof new_value === 'string' ? new_value : '';
    const names = roleNames(new_value);
    if (key === 'communication_disabled_until')
      return value === '' ? <Trans>Time-out ended</Trans> : <Trans>Timed out until {date(value)}</Trans>;
    if (key === 'nick') return value === '' ? <Trans>Nickname removed</Trans> : <Trans>Nickname: {value}</Trans>;
    if (key === '$add') return <Trans>Got roles: {names}</Trans>;
    if (key === '$remove') return <Trans>Lost roles: {names}</Trans>;
    if (key === 'mute') return new_value === true ? <Trans>Muted in voice</Trans> : <Trans>Voice mute lifted</Trans>;
    if (key === 'deaf') return new_value === true ? <Trans>Deafened in voice</Trans> : <Trans>Voice deafening lifted</Trans>;
    return key;
  });
  return lines.map((line, index) => <div key={changes[index]?.key}>{line}</div>);
}
