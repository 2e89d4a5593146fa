import { styled, useColorScheme } from '@mui/material/styles';
import type { RoleLook } from '../lib/member-color.ts';
import { RoleIcon } from './RoleIcon.tsx';
import { roleShades } from './theme/people.ts';

const Name = styled('span')({
  // Where the browser or the person wants plain colours, the first one stays.
  '@media (forced-colors: none)': {
    '&[data-gradient=true]': { backgroundImage: 'var(--shades)', backgroundClip: 'text', WebkitTextFillColor: 'transparent' },
  },
});

interface MemberNameProps {
  name: string;
  look: RoleLook;
  /** Without colours: for who is not here. */
  quiet?: boolean;
}

/** A person's name in the colour, and with the icon, of their roles. */
export function MemberName({ name, look, quiet = false }: MemberNameProps) {
  const { colorScheme } = useColorScheme();
  const shades = quiet ? [] : roleShades(look.color, colorScheme === 'light' ? 'light' : 'dark');
  const gradient = shades.length > 1;
  const style = { color: shades[0], ...(gradient && { '--shades': `linear-gradient(90deg, ${shades.join(', ')})` }) };
  return (
    <>
      <Name style={style} data-gradient={gradient}>
        {name}
      </Name>
      {look.icon && <RoleIcon role={look.icon} />}
    </>
  );
}
