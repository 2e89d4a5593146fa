import { styled } from '@mui/material/styles';
import { emojiUrl } from '../lib/media.ts';

const chip = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  minWidth: 0,
  maxWidth: '100%',
  padding: '2px 10px',
  borderRadius: 999,
  fontSize: '0.75rem',
  fontWeight: 600,
  lineHeight: '18px',
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > i': { flex: 'none', fontStyle: 'normal' },
  '& > img': { flex: 'none', width: 16, height: 16, objectFit: 'contain' },
} as const;

const Chip = styled('span')(({ theme }) => ({
  ...chip,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.secondary,
}));

const Toggle = styled('button')(({ theme }) => ({
  ...chip,
  minHeight: 32,
  padding: '4px 12px',
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: 'none',
  color: theme.vars?.palette.tokens.secondary,
  fontFamily: 'inherit',
  fontSize: '0.8125rem',
  cursor: 'pointer',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&[aria-pressed=true]': {
    borderColor: theme.vars?.palette.tokens.accent,
    background: theme.vars?.palette.tokens.accentSoft,
    color: theme.vars?.palette.tokens.text,
  },
  '&:disabled': { opacity: 0.5, cursor: 'default' },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

export const TagRow = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 6, minWidth: 0 });

export interface TagFace {
  name: string;
  /** Of a server. */
  emoji_id: string | null;
  /** Of Unicode. */
  emoji_name: string | null;
}

/** A tag that a post is marked with. */
export function TagChip({ tag }: { tag: TagFace }) {
  return (
    <Chip>
      <Face tag={tag} />
    </Chip>
  );
}

interface TagToggleProps {
  tag: TagFace;
  chosen: boolean;
  disabled?: boolean;
  onChange: (chosen: boolean) => void;
}

/** A tag that is chosen or not. */
export function TagToggle({ tag, chosen, disabled = false, onChange }: TagToggleProps) {
  return (
    <Toggle type="button" aria-pressed={chosen} disabled={disabled} onClick={() => onChange(!chosen)}>
      <Face tag={tag} />
    </Toggle>
  );
}

function Face({ tag: { name, emoji_id, emoji_name } }: { tag: TagFace }) {
  return (
    <>
      {emoji_id !== null && <img src={emojiUrl({ id: emoji_id })} alt="" />}
      {emoji_name !== null && <i aria-hidden="true">{emoji_name}</i>}
      <span>{name}</span>
    </>
  );
}
