import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { SelectField } from '../../ui/SelectField.tsx';
import { ACTION_LABELS } from './actions.ts';
import type { AuditFilter } from './filter.ts';
import type { Names } from './names.ts';
import { targetName } from './sentences.ts';
import { useModerators } from './use-moderators.ts';

const Grid = styled('search')({
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
  '@media (max-width: 600px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', '& > :last-of-type': { gridColumn: '1 / -1' } },
});

/** Stands for no choice. */
const ALL = '';

interface AuditFiltersProps {
  guild_id: string;
  filter: AuditFilter;
  entries: readonly AuditEntry[];
  names: Names;
  onChange: (filter: AuditFilter) => void;
}

/** By whom, what, and to whom or what. */
export function AuditFilters({ guild_id, filter, entries, names, onChange }: AuditFiltersProps) {
  const { t, i18n } = useLingui();
  const moderators = useModerators(guild_id);
  const actors = useMet(
    entries.map((entry) => entry.user_id),
    moderators,
  );
  const targets = useMet(entries.flatMap(({ target_id }) => target_id ?? []));
  const byName = (ids: readonly Id[], nameOf: (id: Id) => string | undefined) =>
    ids
      .map((id) => ({ value: id, label: nameOf(id) ?? id }))
      .sort((a, b) => a.label.localeCompare(b.label, i18n.locale, { numeric: true }));
  const nameOfTarget = (id: Id) => {
    const entry = entries.find(({ target_id }) => target_id === id);
    return names.person(id) ?? names.channel(id) ?? names.role(id) ?? (entry && targetName(entry, names));
  };

  return (
    <Grid>
      <SelectField
        label={t`Who did it`}
        value={filter.user_id ?? ALL}
        options={[{ value: ALL, label: t`Anybody` }, ...byName(actors, names.person)]}
        onChange={(user_id) => onChange({ ...filter, user_id: user_id || undefined })}
      />
      <SelectField
        label={t`What`}
        value={filter.action_type === undefined ? ALL : String(filter.action_type)}
        options={[
          { value: ALL, label: t`Anything` },
          ...Object.entries(ACTION_LABELS).map(([value, label]) => ({ value, label: i18n._(label) })),
        ]}
        onChange={(action) => onChange({ ...filter, action_type: action === ALL ? undefined : Number(action) })}
      />
      <SelectField
        label={t`To whom or what`}
        value={filter.target_id ?? ALL}
        options={[{ value: ALL, label: t`Anybody and anything` }, ...byName(targets, nameOfTarget)]}
        onChange={(target_id) => onChange({ ...filter, target_id: target_id || undefined })}
      />
    </Grid>
  );
}

/** Everything that was met since this was opened: a choice does not vanish because another one was made. */
function useMet(ids: readonly Id[], others: readonly Id[] = []): readonly Id[] {
  const [met, setMet] = useState<readonly Id[]>([]);
  const fresh = [...new Set([...ids, ...others])].filter((id) => !met.includes(id));
  if (fresh.length > 0) setMet([...met, ...fresh]);
  return met;
}
