import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import BlockIcon from '@material-symbols/svg-400/rounded/block.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useUnfolded } from './folding.ts';
import { FOLDED_HEIGHT, type FoldedRow } from './rows.ts';

const Line = styled('article')(({ theme }) => ({
  height: FOLDED_HEIGHT,
  display: 'flex',
  alignItems: 'center',
  padding: '0 16px',
  gap: 14,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.muted,
  '& svg': { width: 40, height: 18, flex: 'none' },
  '@media (max-width: 480px)': { paddingInline: 12 },
}));

const Press = styled(ButtonBase)({
  font: 'inherit',
  minHeight: 32,
  padding: '0 6px',
  marginLeft: -6,
  borderRadius: 6,
  '&:hover': { textDecoration: 'underline' },
  '@media (pointer: coarse)': { minHeight: 44 },
});

/** In the place of what people have written who are blocked. */
export function FoldedLine({ row: { id, count, shown } }: { row: FoldedRow }) {
  const { t } = useLingui();
  const words = t`${plural(count, { one: '# blocked message', other: '# blocked messages' })}`;
  function toggle() {
    const rest = [...useUnfolded.getState()].filter((other) => other !== id);
    useUnfolded.setState(new Set(shown ? rest : [...rest, id]), true);
  }
  return (
    <Line aria-label={words}>
      <BlockIcon aria-hidden />
      <Press aria-expanded={shown} onClick={toggle}>
        {shown ? <Trans>{words} — hide</Trans> : <Trans>{words} — show</Trans>}
      </Press>
    </Line>
  );
}

/** In the place of what is answered, where its author is blocked. */
export function FoldedAnswer() {
  return (
    <em>
      <Trans>A message of somebody you have blocked</Trans>
    </em>
  );
}
