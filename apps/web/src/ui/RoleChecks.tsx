import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import type { ShownRole } from '../lib/member-color.ts';
import { FieldLabel } from './Field.tsx';
import { RoleDot } from './RoleDot.tsx';
import { RADIUS } from './theme/tokens.ts';

const Group = styled('div')({ minWidth: 0 });

const List = styled('div')(({ theme }) => ({
  maxHeight: 264,
  overflowY: 'auto',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
}));

const Row = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto auto minmax(0, 1fr)',
  alignItems: 'center',
  columnGap: 10,
  minHeight: 38,
  padding: '4px 12px',
  cursor: 'pointer',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& input': { width: 18, height: 18, margin: 0, accentColor: theme.vars?.palette.tokens.accent },
  '& span': { overflowWrap: 'anywhere' },
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted },
  '&[data-locked=true]': { cursor: 'default' },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

interface RoleChecksProps {
  label: ReactNode;
  roles: readonly ShownRole[];
  chosen: readonly string[];
  /** Why a role cannot be chosen. */
  locked?: (role: ShownRole) => ReactNode;
  onChange: (chosen: string[]) => void;
}

/** Any number of roles, all of them in sight. */
export function RoleChecks({ label, roles, chosen, locked, onChange }: RoleChecksProps) {
  const id = useId();
  return (
    <Group role="group" aria-labelledby={id}>
      <FieldLabel as="div" id={id} style={{ marginBottom: 6 }}>
        {label}
      </FieldLabel>
      <List>
        {roles.map((role) => {
          const reason = locked?.(role);
          const checked = chosen.includes(role.id);
          return (
            <Row key={role.id} data-locked={Boolean(reason)}>
              <input
                type="checkbox"
                checked={checked}
                disabled={Boolean(reason)}
                onChange={() => onChange(checked ? chosen.filter((one) => one !== role.id) : [...chosen, role.id])}
              />
              <RoleDot role={role} />
              <span>
                {role.name}
                {reason && <small>{reason}</small>}
              </span>
            </Row>
          );
        })}
      </List>
    </Group>
  );
}
