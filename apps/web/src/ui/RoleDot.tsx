import { styled, useColorScheme } from '@mui/material/styles';
import type { ShownRole } from '../lib/member-color.ts';
import { roleShades } from './theme/people.ts';

const Dot = styled('span')(({ theme }) => ({
  display: 'inline-block',
  flex: 'none',
  width: 14,
  height: 14,
  borderRadius: '50%',
  background: theme.vars?.palette.tokens.muted,
}));

/** The colour of a role, or its gradient. Silent for screen readers: the name stands beside it. */
export function RoleDot({ role, size = 14 }: { role: Pick<ShownRole, 'colors'>; size?: number }) {
  const { colorScheme } = useColorScheme();
  const shades = roleShades(role, colorScheme === 'light' ? 'light' : 'dark');
  const background = shades.length > 1 ? `linear-gradient(90deg, ${shades.join(', ')})` : shades[0];
  return <Dot aria-hidden="true" style={{ width: size, height: size, ...(background && { background }) }} />;
}
