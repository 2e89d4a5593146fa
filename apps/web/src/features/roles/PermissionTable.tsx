import type { Permission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { groupsFor, type PermissionWords, permissionsIn } from '../../lib/permission-words.ts';
import { Field } from '../../ui/Field.tsx';

const Group = styled('section')(({ theme }) => ({
  '& h3': { margin: '0 0 4px', fontSize: '0.9375rem', fontWeight: 650 },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li + li': { borderTop: `1px solid ${theme.vars?.palette.tokens.line}` },
}));

interface PermissionTableProps {
  /** The kind of channel it is about; none for the whole server. */
  channelType?: number;
  row: (permission: Permission, words: PermissionWords) => ReactNode;
}

/** Permissions by group, with a search over their names and what they mean. */
export function PermissionTable({ channelType, row }: PermissionTableProps) {
  const { t, i18n } = useLingui();
  const [wanted, setWanted] = useState('');
  const word = wanted.trim().toLowerCase();
  const matches = ({ name, description }: PermissionWords) => `${i18n._(name)} ${i18n._(description)}`.toLowerCase().includes(word);
  const groups = groupsFor(channelType)
    .map((group) => ({ title: i18n._(group.title), found: permissionsIn(group).filter(([, words]) => matches(words)) }))
    .filter(({ found }) => found.length > 0);
  return (
    <>
      <Field
        label={t`Search permissions`}
        type="search"
        value={wanted}
        autoComplete="off"
        onChange={(event) => setWanted(event.target.value)}
      />
      {groups.map(({ title, found }) => (
        <Group key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {found.map(([permission, words]) => (
              <li key={permission}>{row(permission, words)}</li>
            ))}
          </ul>
        </Group>
      ))}
      {groups.length === 0 && (
        <p style={{ margin: 0 }}>
          <Trans>Nothing found. Try another word.</Trans>
        </p>
      )}
    </>
  );
}
