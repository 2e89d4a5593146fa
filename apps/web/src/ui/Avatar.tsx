import { styled } from '@mui/material/styles';
import { type Status, StatusDot } from './StatusDot.tsx';
import { colorOf, initialsOf } from './theme/people.ts';

interface AvatarProps {
  /** Decides the colour when there is no picture. */
  id: string;
  name: string;
  src?: string | null;
  /** px */
  size?: number;
  /** Shows a dot, which tells by its shape too. */
  status?: Status | undefined;
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

/** A person's picture or initials. Silent for screen readers: the name always stands beside it. */
export function Avatar({ id, name, src, size = 32, status, dim = false, surface = 'side' }: AvatarProps) {
  const ground = dim ? `color-mix(in srgb, ${colorOf(id)} 45%, var(--c-palette-tokens-side))` : colorOf(id);
  return (
    <Round
      aria-hidden="true"
      data-dim={dim}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38), background: src ? undefined : ground }}
    >
      {src ? <img src={src} alt="" width={size} height={size} loading="lazy" draggable={false} /> : initialsOf(name)}
      {status && <StatusDot data-status={status} data-surface={surface} style={size > 60 ? { width: 22, height: 22 } : undefined} />}
    </Round>
  );
}
