import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import useAutocomplete from '@mui/material/useAutocomplete';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Field } from '../../ui/Field.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import type { Person } from '../members/use-people.ts';

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: '6px 0 0',
  padding: 4,
  maxHeight: 240,
  overflowY: 'auto',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised,
  '& li': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 40, padding: '0 8px', borderRadius: 6, cursor: 'pointer' },
  '& li.Mui-focused': { background: theme.vars?.palette.tokens.active },
  '& small': { color: theme.vars?.palette.tokens.muted },
  '@media (pointer: coarse)': { '& li': { minHeight: 44 } },
}));

const None = styled('p')(({ theme }) => ({ margin: '6px 0 0', fontSize: '0.875rem', color: theme.vars?.palette.tokens.muted }));

interface PersonPickerProps {
  label: string;
  people: readonly Person[];
  value?: Person | null;
  onChoose: (person: Person) => void;
}

/** One person out of many, by typing a part of the name. Without `value` the field is empty again after each. */
export function PersonPicker({ label, people, value = null, onChoose }: PersonPickerProps) {
  const { getRootProps, getInputProps, getListboxProps, getOptionProps, groupedOptions, popupOpen, inputValue } = useAutocomplete({
    options: people,
    value,
    getOptionLabel: ({ name }) => name,
    getOptionKey: ({ user }) => user.id,
    isOptionEqualToValue: (one, other) => one.user.id === other.user.id,
    filterOptions: (options, { inputValue: typed }) =>
      options.filter((person) => value?.name === typed || matches(person, typed)).slice(0, MOST),
    onChange: (_event, person) => person && onChoose(person),
    autoHighlight: true,
    blurOnSelect: 'touch',
    clearOnBlur: true,
  });
  const options = groupedOptions as Person[];
  return (
    <div>
      <div {...getRootProps()}>
        <Field label={label} {...getInputProps()} type="search" enterKeyHint="done" />
      </div>
      {options.length > 0 && (
        <List {...getListboxProps()} aria-label={label}>
          {options.map((person, index) => {
            const { key, ...option } = getOptionProps({ option: person, index });
            return (
              <li key={key} {...option}>
                <Avatar id={person.user.id} name={person.name} src={avatarUrl(person.user)} size={26} />
                <span>{person.name}</span>
                {person.name !== person.user.username && <small>{person.user.username}</small>}
              </li>
            );
          })}
        </List>
      )}
      {popupOpen && options.length === 0 && inputValue !== '' && (
        <None role="status">
          <Trans>Nobody here is called that.</Trans>
        </None>
      )}
    </div>
  );
}

/** More than these nobody reads; one types on instead. */
const MOST = 50;

function matches({ name, user }: Person, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return name.toLowerCase().includes(wanted) || user.username.toLowerCase().includes(wanted);
}
