import { styled } from '@mui/material/styles';
import type { EmojiPickerListCategoryHeaderProps, EmojiPickerListEmojiProps, EmojiPickerListRowProps } from 'frimousse';
import { createContext, useContext } from 'react';
import { RADIUS } from '../theme/tokens.ts';
import { textOfCell } from './picker-data.ts';

/** The pictures of the emoji of servers, by their text. */
export const PicturesContext = createContext<ReadonlyMap<string, string>>(new Map());

const Cell = styled('button')(({ theme }) => ({
  width: 38,
  height: 38,
  flex: 'none',
  display: 'grid',
  placeItems: 'center',
  padding: 0,
  border: 0,
  borderRadius: RADIUS.row,
  background: 'none',
  color: 'inherit',
  fontSize: 24,
  lineHeight: 1,
  cursor: 'pointer',
  '&[data-active]': {
    background: theme.vars?.palette.tokens.active,
    outline: `2px solid ${theme.vars?.palette.tokens.accent}`,
    outlineOffset: -2,
  },
  '& img': { width: 26, height: 26, objectFit: 'contain' },
  '@media (pointer: coarse)': { width: 44, height: 44, fontSize: 28, '& img': { width: 30, height: 30 } },
}));

export function EmojiCell({ emoji, ...props }: EmojiPickerListEmojiProps) {
  const text = textOfCell(emoji.emoji);
  const picture = useContext(PicturesContext).get(text);
  return (
    <Cell type="button" {...props} aria-colindex={(props['aria-colindex'] ?? 0) + 1} title={emoji.label} data-emoji={text}>
      {picture === undefined ? text : <img src={picture} alt="" loading="lazy" draggable={false} />}
    </Cell>
  );
}

const Line = styled('div')({ paddingInline: 6, justifyContent: 'flex-start' });

export function EmojiLine(props: EmojiPickerListRowProps) {
  // Rows are counted from 1, but the library finds a row by its own number: only the 0 is left out.
  return <Line {...props} aria-rowindex={props['aria-rowindex'] || undefined} />;
}

const Head = styled('div')(({ theme }) => ({
  padding: '6px 12px 4px',
  fontSize: '0.75rem',
  fontWeight: 650,
  lineHeight: '18px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  color: theme.vars?.palette.tokens.secondary,
  background: theme.vars?.palette.tokens.side,
}));

export function EmojiGroupHead({ category, ...props }: EmojiPickerListCategoryHeaderProps) {
  return <Head {...props}>{category.label}</Head>;
}
