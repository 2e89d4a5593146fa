import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { Field } from '../../ui/Field.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { DELETIONS, type Unit } from './ban-terms.ts';

const Pair = styled('div')({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12, alignItems: 'start' });

interface DeletionFieldProps {
  value: number;
  onChange: (seconds: number) => void;
}

/** How much of what they wrote is deleted. */
export function DeletionField({ value, onChange }: DeletionFieldProps) {
  const { t, i18n } = useLingui();
  return (
    <SelectField
      label={t`Delete what they wrote`}
      value={value}
      options={DELETIONS.map(({ seconds, label }) => ({ value: seconds, label: i18n._(label) }))}
      onChange={onChange}
    />
  );
}

interface DurationFieldProps {
  unit: Unit;
  count: string;
  /** Cannot be so. */
  wrong: boolean;
  onChange: (unit: Unit, count: string) => void;
}

/** Until when the ban holds. */
export function DurationField({ unit, count, wrong, onChange }: DurationFieldProps) {
  const { t } = useLingui();
  return (
    <Pair>
      <SelectField<Unit>
        label={t`Banned`}
        value={unit}
        options={[
          { value: 'ever', label: t`For ever` },
          { value: 'hours', label: t`For some hours` },
          { value: 'days', label: t`For some days` },
        ]}
        onChange={(next) => onChange(next, count)}
      />
      {unit !== 'ever' && (
        <Field
          label={unit === 'hours' ? t`How many hours` : t`How many days`}
          inputMode="numeric"
          value={count}
          error={wrong && count !== '' ? t`At most 366 days.` : undefined}
          onChange={(event) => onChange(unit, event.target.value)}
        />
      )}
    </Pair>
  );
}
