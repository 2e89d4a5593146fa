import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';

const Column = styled('div')({
  flex: 1,
  minHeight: 0,
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  padding: '0 16px 24px',
});
const Row = styled('div')({ display: 'grid', gridTemplateColumns: '40px 1fr', columnGap: 14, marginTop: 16 });

/** Widths of the lines, in per cent: as irregular as talk is. */
const SHAPE = [[42], [68, 55], [30], [74, 61, 24], [48], [59, 35], [22]];

export function MessageSkeleton() {
  return (
    <Column aria-hidden="true">
      {SHAPE.map((lines) => (
        <Row key={lines.join()}>
          <Skeleton variant="circular" width={40} height={40} />
          <div>
            <Skeleton variant="text" width={110} sx={{ fontSize: '0.9375rem' }} />
            {lines.map((width) => (
              <Skeleton key={width} variant="text" width={`${width}%`} sx={{ fontSize: '0.9375rem' }} />
            ))}
          </div>
        </Row>
      ))}
    </Column>
  );
}
