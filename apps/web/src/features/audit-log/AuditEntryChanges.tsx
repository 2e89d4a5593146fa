import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { changeLines } from './changes.ts';
import type { Names } from './names.ts';

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, auto) minmax(0, 1fr)',
  gap: '4px 12px',
  margin: '8px 0 0',
  fontSize: '0.8125rem',
  '& dt': { color: theme.vars?.palette.tokens.muted },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  '& del': { color: theme.vars?.palette.tokens.secondary },
  '& ins': { textDecoration: 'none' },
  '@media (max-width: 480px)': { gridTemplateColumns: '1fr', gap: 2, '& dd': { marginBottom: 6 } },
}));

/** Each field before and after. */
export function AuditEntryChanges({ id, entry, names }: { id: string; entry: AuditEntry; names: Names }) {
  const { i18n } = useLingui();
  return (
    <List id={id}>
      {changeLines(entry.changes, names, i18n).flatMap(({ key, label, before, after }) => [
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
          {before === undefined && after === undefined && '—'}
        </dd>,
      ])}
    </List>
  );
}
