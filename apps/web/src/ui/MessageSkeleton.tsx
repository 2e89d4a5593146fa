import { keyframes, styled } from '@mui/material/styles';

const Rows = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  gap: 16,
  padding: '0 16px 8px',
  overflow: 'hidden',
});
const Row = styled('div')({ display: 'grid', gridTemplateColumns: '40px minmax(0, 1fr)', columnGap: 14, flex: 'none' });

const pulse = keyframes`50% { opacity: 0.4; }`;
/** Looks like Material UI's Skeleton, which is too heavy for what is shown while everything else is on its way. */
const Bone = styled('span')({
  display: 'block',
  height: 13,
  margin: '4px 0 5px',
  borderRadius: 4,
  background: 'color-mix(in srgb, currentColor 11%, transparent)',
  animation: `${pulse} 2s ease-in-out 0.5s infinite`,
});

const FACE = { width: 40, height: 40, margin: 0, borderRadius: '50%' };

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
          <Bone style={FACE} />
          <div>
            <Bone style={{ width: `${name}%` }} />
            {lines.map((line) => (
              <Bone key={line} style={{ width: `${line}%` }} />
            ))}
          </div>
        </Row>
      ))}
    </Rows>
  );
}
