import { styled } from '@mui/material/styles';
import { colorOf, initialsOf } from './theme/people.ts';
import { RADIUS } from './theme/tokens.ts';

const Square = styled('span')({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  overflow: 'hidden',
  color: '#fff',
  fontWeight: 650,
  lineHeight: 1,
  userSelect: 'none',
  '& img': { width: '100%', height: '100%', objectFit: 'cover', display: 'block' },
});

interface GuildIconProps {
  id: string;
  name: string;
  src?: string | null;
  /** px */
  size?: number;
}

/** A server's picture or initials. Silent for screen readers, as Avatar. */
export function GuildIcon({ id, name, src, size = 46 }: GuildIconProps) {
  const radius = Math.round((size / 46) * RADIUS.guild);
  return (
    <Square
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        borderRadius: radius,
        fontSize: Math.round(size * 0.35),
        background: src ? undefined : colorOf(id),
      }}
    >
      {src ? <img src={src} alt="" width={size} height={size} draggable={false} /> : initialsOf(name)}
    </Square>
  );
}
