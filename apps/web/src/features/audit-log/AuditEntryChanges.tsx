import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { ChangeLine } from './changes.ts';

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, auto) minmax(0, 1fr)',
  gap: '4px 12px',
  // Below the sentence and its buttons, as wide as there is room.
  flexBasis: '100%',
  margin: 0,
  paddingLeft: 48,
  fontSize: '0.8125rem',
  '& dt': { color: theme.vars?.palette.tokens.muted },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  '& del': { color: theme.vars?.palette.tokens.secondary },
  '& ins': { textDecoration: 'none' },
  '@media (max-width: 480px)': { gridTemplateColumns: '1fr', gap: 2, '& dd': { marginBottom: 6 } },
}));

/** Each field before and after. */
export function AuditEntryChanges({ id, lines }: { id: string; lines: readonly ChangeLine[] }) {
  return (
    <List id={id}>
      {lines.flatMap(({ key, label, before, after }) => [
        <dt key={`${key} label`}>{label}</dt>,
        <dd key={key}>
          {before !== undefined && (
            <>
              <VisuallyHidden>
                <Trans>before:</Trans>{' '}
              </VisuallyHidden>
              <del>{before}</del>
            </>
          )}
          {before !== undefined && after !== undefined && <span aria-hidden="true"> → </span>}
          {after !== undefined && (
            <>
              <VisuallyHidden>
                <Trans>after:</Trans>{' '}
              </VisuallyHidden>
              <ins>{after}</ins>
            </>
          )}
        </dd>,
      ])}
    </List>
  );
}
