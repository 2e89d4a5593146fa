import { styled } from '@mui/material/styles';

export type Status = 'online' | 'idle' | 'dnd' | 'offline';

/** A full disc, a moon, a disc with a bar, a ring: who does not tell the colours apart sees the shapes. */
export const StatusDot = styled('span')(({ theme }) => {
  const { side, chat, raised, online, idle, danger, muted } = theme.vars?.palette.tokens ?? {};
  return {
    position: 'absolute',
    right: -3,
    bottom: -3,
    width: 15,
    height: 15,
    boxSizing: 'border-box',
    borderRadius: '50%',
    border: '3px solid var(--ground)',
    '--ground': side,
    background: online,
    '&[data-surface=chat]': { '--ground': chat },
    '&[data-surface=raised]': { '--ground': raised },
    '&[data-status=idle]': { background: `radial-gradient(circle at 25% 25%, var(--ground) 45%, ${idle} 50%)` },
    '&[data-status=dnd]': { background: `linear-gradient(var(--ground) 0 0) center / 70% 26% no-repeat ${danger}` },
    '&[data-status=offline]': { background: `radial-gradient(circle, var(--ground) 42%, ${muted} 47%)` },
  };
});
