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
  /** Quieter: for who is not here. */
  dim?: boolean;
  /** The surface behind, for the ring around the dot. */
  surface?: 'side' | 'chat' | 'raised';
}

const Round = styled('span')(({ theme }) => ({
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
  // The ground fades, the letters stay readable.
  '&[data-dim=true]': { color: theme.vars?.palette.tokens.text },
  '&[data-dim=true] img': { opacity: 0.55 },
}));

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
export function Avatar({ id, name, src, size = 32, online, dim = false, surface = 'side' }: AvatarProps) {
  const ground = dim ? `color-mix(in srgb, ${colorOf(id)} 45%, var(--c-palette-tokens-side))` : colorOf(id);
  return (
    <Round
      aria-hidden="true"
      data-dim={dim}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38), background: src ? undefined : ground }}
    >
      {src ? <img src={src} alt="" width={size} height={size} loading="lazy" draggable={false} /> : initialsOf(name)}
      {online !== undefined && <Dot data-online={online} data-surface={surface} />}
    </Round>
  );
}
