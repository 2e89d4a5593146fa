import CheckIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { hexOf } from '../lib/color-text.ts';

const Grid = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

const Swatch = styled(ButtonBase)(({ theme }) => ({
  width: 36,
  height: 36,
  borderRadius: 8,
  color: '#fff',
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& svg': { filter: 'drop-shadow(0 0 2px rgba(0, 0, 0, 0.9))' },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

interface SwatchesProps<C extends number | null> {
  /** What is chosen, for screen readers. */
  label: string;
  /** null: none. */
  choices: readonly { color: C; name: string }[];
  value: number | null;
  onChange: (color: C) => void;
}

/** Colours to choose one of. */
export function Swatches<C extends number | null>({ label, choices, value, onChange }: SwatchesProps<C>) {
  return (
    <Grid role="group" aria-label={label}>
      {choices.map(({ color, name }) => (
        <Swatch
          key={color}
          aria-label={name}
          title={name}
          aria-pressed={color === value}
          style={{ background: color === null ? 'var(--mui-palette-tokens-muted)' : hexOf(color) }}
          onClick={() => onChange(color)}
        >
          {color === value && <CheckIcon />}
        </Swatch>
      ))}
    </Grid>
  );
}
