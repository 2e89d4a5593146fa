import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { swallowClick } from '../../ui/swallow-click.ts';
import { useDragSensors } from '../../ui/use-drag-sensors.ts';
import { useDragWords } from '../../ui/use-drag-words.ts';
import { RailItem } from './RailItem.tsx';
import { useArrangeGuilds } from './use-arrange-guilds.ts';

const Item = styled('li')({ position: 'relative', '&[data-dragging=true]': { zIndex: 3, opacity: 0.85 } });

interface SortableRailProps {
  current: string | undefined;
  /** Where it is said what happens: a list holds nothing but its items. */
  rail: HTMLElement;
}

/** The servers of who has several: moved by mouse, by finger (hold), by keyboard (Space, arrows, Space), or by their menus. */
export function SortableRail({ current, rail }: SortableRailProps) {
  const { t } = useLingui();
  const { ids, put } = useArrangeGuilds();
  const guilds = useClientState((state) => state.guilds);
  const names = new Map(Object.values(guilds).map(({ id, name }) => [id, name]));
  const words = useDragWords(names, t`To move a server, press Space, then the arrow keys, then Space again.`);
  const sensors = useDragSensors();

  function onDragEnd({ active, over }: DragEndEvent) {
    swallowClick();
    if (over && over.id !== active.id) void put(String(active.id), ids.indexOf(String(over.id)));
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      onDragCancel={swallowClick}
      accessibility={{ ...words, container: rail }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {ids.map((id) => (
          <SortableItem key={id} id={id} current={id === current} />
        ))}
      </SortableContext>
    </DndContext>
  );
}

function SortableItem({ id, current }: { id: string; current: boolean }) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id });
  function setItem(item: HTMLElement | null) {
    setNodeRef(item);
    const link = item?.querySelector('a');
    link?.setAttribute('aria-describedby', attributes['aria-describedby']);
    setActivatorNodeRef(link ?? item);
  }
  return (
    <Item
      ref={setItem}
      data-dragging={isDragging}
      style={{ transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined, transition }}
      {...listeners}
    >
      <RailItem id={id} current={current} draggable />
    </Item>
  );
}
