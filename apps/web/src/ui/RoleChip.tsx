import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { ShownRole } from '../lib/member-color.ts';
import { RoleDot } from './RoleDot.tsx';
import { RoleIcon } from './RoleIcon.tsx';

const Chip = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  maxWidth: '100%',
  padding: '2px 8px',
  borderRadius: 6,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.text,
  verticalAlign: 'bottom',
  '& > b': { fontWeight: 550, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

/** A role in running text or in a row of roles. `end`: a button inside. */
export function RoleChip({ role, end }: { role: ShownRole; end?: ReactNode }) {
  return (
    <Chip>
      <RoleDot role={role} size={10} />
      <b>
        {role.name}
        <RoleIcon role={role} />
      </b>
      {end}
    </Chip>
  );
}
