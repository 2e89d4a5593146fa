import { styled } from '@mui/material/styles';
import { colorOf, initialsOf } from './theme/people.ts';

interface AvatarProps {
  /** Decides the colour when there is no picture. */
  id: string;
  name: string;
  src?: string | null;
  /** px */
  size?: number;
  /** Shows a dot: here or away. */
  online?: boolean;
  /** The surface behind, for the ring around the dot. */
  surface?: 'side' | 'chat' | 'raised';
}

const Round = styled('span')({
  position: 'relative',
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  borderRadius: '50%',
  color: '#fff',
  fontWeight: 650,
  lineHeight: 1,
  userSelect: 'none',
  '& img': { width: '100%', height: '100%', borderRadius: '50%', objectFit: 'cover', display: 'block' },
});

const Dot = styled('span')(({ theme }) => ({
  position: 'absolute',
  right: -2,
  bottom: -2,
  width: 13,
  height: 13,
  borderRadius: '50%',
  border: `3px solid ${theme.vars?.palette.tokens.side}`,
  background: theme.vars?.palette.tokens.muted,
  '&[data-online=true]': { background: theme.vars?.palette.tokens.online },
  '&[data-surface=chat]': { borderColor: theme.vars?.palette.tokens.chat },
  '&[data-surface=raised]': { borderColor: theme.vars?.palette.tokens.raised },
}));

/** A person's picture or initials. Silent for screen readers: the name always stands beside it. */
export function Avatar({ id, name, src, size = 32, online, surface = 'side' }: AvatarProps) {
  return (
    <Round
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38), background: src ? undefined : colorOf(id) }}
    >
      {src ? <img src={src} alt="" width={size} height={size} loading="lazy" draggable={false} /> : initialsOf(name)}
      {online !== undefined && <Dot data-online={online} data-surface={surface} />}
    </Round>
  );
}
