import { useSortable } from '@dnd-kit/sortable';
import { styled } from '@mui/material/styles';
import type { CSSProperties, ReactNode } from 'react';

const Row = styled('div')(({ theme }) => ({
  position: 'relative',
  '&[data-dragging=true]': {
    zIndex: 3,
    background: theme.vars?.palette.tokens.raised2,
    borderRadius: 8,
    boxShadow: theme.vars?.palette.tokens.shadow,
  },
}));

/** Keys and pointers of its link or button bubble up to here; the row itself takes no focus. */
export function SortableRow({ id, children }: { id: string; children: ReactNode }) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id });
  const style: CSSProperties = {
    transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined,
    transition,
  };
  function setRow(row: HTMLElement | null) {
    setNodeRef(row);
    // Space on the link picks up; Space on a button of the row presses it.
    const link = row?.querySelector('a');
    link?.setAttribute('aria-describedby', attributes['aria-describedby']);
    setActivatorNodeRef(link ?? row);
  }
  return (
    <Row ref={setRow} style={style} data-dragging={isDragging} {...listeners}>
      {children}
    </Row>
  );
}
