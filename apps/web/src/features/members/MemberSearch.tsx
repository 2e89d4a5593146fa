import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { highestFirst } from '../../lib/member-color.ts';
import { Check } from '../../ui/Checks.tsx';
import { Field } from '../../ui/Field.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Order, Search } from './member-rows.ts';

const Grid = styled('div')({
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
  '@media (max-width: 600px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', '& > :first-of-type': { gridColumn: '1 / -1' } },
});

interface MemberSearchProps {
  guild_id: string;
  search: Search;
  onChange: (search: Search) => void;
}

export function MemberSearch({ guild_id, search, onChange }: MemberSearchProps) {
  const { t } = useLingui();
  const roles = useClientState((state) => state.guilds[guild_id]?.roles ?? []);
  const sorted = highestFirst(roles).filter(({ id }) => id !== guild_id);
  return (
    <search>
      <Grid>
        <Field
          label={t`Search by name or ID`}
          type="search"
          value={search.wanted}
          onChange={(event) => onChange({ ...search, wanted: event.target.value })}
        />
        <SelectField
          label={t`Role`}
          value={search.role}
          options={[
            { value: '', label: t`Any` },
            { value: guild_id, label: t`Without a role` },
            ...sorted.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(role) => onChange({ ...search, role })}
        />
        <SelectField<Order>
          label={t`Order`}
          value={search.order}
          options={[
            { value: 'name', label: t`By name` },
            { value: 'newest', label: t`Newest first` },
            { value: 'oldest', label: t`Oldest first` },
          ]}
          onChange={(order) => onChange({ ...search, order })}
        />
      </Grid>
      <div style={{ margin: '4px -12px 0' }}>
        <Check label={t`Only those in a time-out`} checked={search.timedOut} onChange={(timedOut) => onChange({ ...search, timedOut })} />
      </div>
    </search>
  );
}
