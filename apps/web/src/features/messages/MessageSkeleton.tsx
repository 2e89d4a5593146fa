import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';

const Rows = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  gap: 16,
  padding: '0 16px 8px',
  overflow: 'hidden',
});
const Row = styled('div')({ display: 'grid', gridTemplateColumns: '40px minmax(0, 1fr)', columnGap: 14, flex: 'none' });

/** Widths of name and lines, in percent: looks like people talking, the same each time. */
const SHAPES = [
  [16, 62],
  [11, 38, 54],
  [14, 71],
  [19, 29],
  [12, 57, 33],
  [15, 46],
  [13, 66],
  [17, 24],
];

/** The shape of messages that come; `count` from the last one up. */
export function MessageSkeleton({ count = SHAPES.length }: { count?: number }) {
  return (
    <Rows aria-hidden="true">
      {SHAPES.slice(0, count).map(([name = 0, ...lines]) => (
        <Row key={name}>
          <Skeleton variant="circular" width={40} height={40} />
          <div>
            <Skeleton width={`${name}%`} height={20} />
            {lines.map((line) => (
              <Skeleton key={line} width={`${line}%`} height={22} />
            ))}
          </div>
        </Row>
      ))}
    </Rows>
  );
}
