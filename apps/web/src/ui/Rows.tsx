import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Loaded } from '../lib/use-loaded.ts';
import { FailedNotice } from './FailedNotice.tsx';
import { RADIUS } from './theme/tokens.ts';

export const RowList = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 8 });

/** One line of a list in the settings: a picture, two lines of text, buttons. */
export const ListRow = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 12,
  padding: '10px 14px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& > div': { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  '& small': { display: 'block', color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem' },
}));

interface RowsProps<T> {
  loaded: Loaded<readonly T[]>;
  onRetry: () => void;
  empty: ReactNode;
  row: (item: T) => ReactNode;
}

/** A fetched list in all its states. */
export function Rows<T>({ loaded, onRetry, empty, row }: RowsProps<T>) {
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') {
    return <FailedNotice error={loaded.error} onRetry={onRetry} />;
  }
  if (loaded.value.length === 0) return <p style={{ margin: 0 }}>{empty}</p>;
  return <RowList>{loaded.value.map(row)}</RowList>;
}

/** A list before it is there. */
export function LoadingRows({ height = 60, count = 3 }: { height?: number; count?: number }) {
  return (
    <div aria-busy="true" style={{ display: 'flex', flexDirection: 'column', gap: 8 }}>
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <Skeleton key={row} variant="rounded" height={height} />
      ))}
    </div>
  );
}
