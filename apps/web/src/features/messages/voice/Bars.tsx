import { styled } from '@mui/material/styles';

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  height: '100%',
  overflow: 'hidden',
  '& i': { flex: 1, minWidth: 1, borderRadius: 2, background: theme.vars?.palette.tokens.muted },
  '& i[data-played=true]': { background: theme.vars?.palette.tokens.accent },
}));

/** A waveform. `played`: which part of it is over, 0 to 1. */
export function Bars({ levels, played = 0 }: { levels: readonly number[]; played?: number }) {
  return (
    <Row aria-hidden>
      {levels.map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        <i key={index} data-played={index / levels.length < played} style={{ height: `${Math.max(8, level * 100)}%` }} />
      ))}
    </Row>
  );
}
