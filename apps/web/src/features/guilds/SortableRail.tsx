import { type CollisionDetection, closestCenter, DndContext, type DragEndEvent, pointerWithin, useDroppable } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { swallowClick } from '../../ui/swallow-click.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useDragSensors } from '../../ui/use-drag-sensors.ts';
import { useDragWords } from '../../ui/use-drag-words.ts';
import { FolderItem } from './FolderItem.tsx';
import { useOpenFolders } from './open-folders.ts';
import { RailItem } from './RailItem.tsx';
import { moveOver, putInto } from './rail.ts';
import { keyOf, type RailEntry } from './rail-entries.ts';
import { useArrangeGuilds } from './use-arrange-guilds.ts';

const Item = styled('div')({ position: 'relative', '&[data-dragging=true]': { zIndex: 3, opacity: 0.85 } });

/** The middle of what something can be put into. */
const Middle = styled('div')(({ theme }) => ({
  position: 'absolute',
  inset: '11px -4px',
  pointerEvents: 'none',
  '&[data-over=true]::after': {
    content: '""',
    position: 'absolute',
    inset: '-14px 1px',
    borderRadius: RADIUS.guild + 3,
    border: `2px solid ${theme.vars?.palette.tokens.accent}`,
  },
}));

const Group = styled('li')(({ theme }) => ({
  borderRadius: RADIUS.guild,
  '&[data-open=true]': { background: theme.vars?.palette.tokens.active, paddingBottom: 4 },
  '& > ul': { paddingTop: '4px !important' },
}));

const INTO = 'into:';

/** By a pointer in the middle of something: into it. Else, and by keys, to its place. */
const aim: CollisionDetection = (args) => {
  const isMiddle = ({ id }: { id: string | number }) => String(id).startsWith(INTO);
  const middles = args.droppableContainers.filter(isMiddle);
  const hits = args.pointerCoordinates ? pointerWithin({ ...args, droppableContainers: middles }) : [];
  return hits.length > 0 ? hits : closestCenter({ ...args, droppableContainers: args.droppableContainers.filter((it) => !isMiddle(it)) });
};

interface SortableRailProps {
  current: string | undefined;
  /** Where it is said what happens: a list holds nothing but its items. */
  rail: HTMLElement;
}

/** The servers of who has several: moved by mouse, by finger (hold), by keyboard (Space, arrows, Space), or by their menus. */
export function SortableRail({ current, rail: container }: SortableRailProps) {
  const { t } = useLingui();
  const { rail, arrange } = useArrangeGuilds();
  const opened = useOpenFolders(({ ids }) => ids);
  const [picked, setPicked] = useState<string>();
  const guilds = useClientState((state) => state.guilds);
  const titleOf = (id: string) => guilds[id]?.name ?? '';
  const names = new Map(
    rail.flatMap((entry) => {
      const { folder } = entry;
      const own = folder ? [[keyOf(entry), folder.name ?? folder.guild_ids.map(titleOf).join(', ')] as const] : [];
      return [...own, ...(folder?.guild_ids ?? [keyOf(entry)]).map((id) => [id, titleOf(id)] as const)];
    }),
  );
  const words = useDragWords(
    new Map([...names].flatMap(([id, name]) => [[id, name] as const, [INTO + id, name] as const])),
    t`To move a server, press Space, then the arrow keys, then Space again. To put servers into folders, use their menus.`,
  );
  const sensors = useDragSensors();
  // A folder that is moved goes as a whole, and past others as a whole.
  const whole = rail.some((entry) => entry.folder && keyOf(entry) === picked);
  const isOpen = (id: number) => opened.includes(`${id}`);
  const insideOf = ({ folder }: RailEntry) => (folder && isOpen(folder.id) && !whole ? folder.guild_ids : []);

  function onDragEnd({ active, over }: DragEndEvent) {
    swallowClick();
    setPicked(undefined);
    const [key, goal] = [String(active.id), String(over?.id ?? active.id)];
    void arrange(goal.startsWith(INTO) ? putInto(rail, key, goal.slice(INTO.length)) : moveOver(rail, key, goal, isOpen));
  }

  function onDragCancel() {
    swallowClick();
    setPicked(undefined);
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={aim}
      onDragStart={({ active }) => setPicked(String(active.id))}
      onDragEnd={onDragEnd}
      onDragCancel={onDragCancel}
      accessibility={{ ...words, container }}
    >
      <SortableContext items={rail.flatMap((entry) => [keyOf(entry), ...insideOf(entry)])} strategy={verticalListSortingStrategy}>
        {rail.map((entry) => {
          const { folder } = entry;
          const key = keyOf(entry);
          // Neither into itself, nor a folder into anything.
          const taking = picked !== undefined && picked !== key && !whole;
          if (!folder)
            return (
              <li key={key}>
                <Sortable id={key} taking={taking}>
                  <RailItem id={key} current={key === current} draggable />
                </Sortable>
              </li>
            );
          const open = isOpen(folder.id);
          return (
            <Group key={key} data-open={open && picked !== key}>
              <Sortable id={key} taking={taking && !folder.guild_ids.includes(picked)}>
                <FolderItem folder={folder} open={open} current={current} />
              </Sortable>
              {open && picked !== key && (
                <ul>
                  {folder.guild_ids.map((id) => {
                    const item = <RailItem id={id} current={id === current} draggable />;
                    return <li key={id}>{whole ? item : <Sortable id={id}>{item}</Sortable>}</li>;
                  })}
                </ul>
              )}
            </Group>
          );
        })}
      </SortableContext>
    </DndContext>
  );
}

/** Whether something can be put into it at the moment: `taking`. */
function Sortable({ id, taking = false, children }: { id: string; taking?: boolean; children: ReactNode }) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id });
  function setItem(item: HTMLElement | null) {
    setNodeRef(item);
    const handle = item?.querySelector<HTMLElement>('a, button');
    handle?.setAttribute('aria-describedby', attributes['aria-describedby']);
    setActivatorNodeRef(handle ?? item);
  }
  return (
    <Item
      ref={setItem}
      data-dragging={isDragging}
      style={{ transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined, transition }}
      {...listeners}
    >
      {taking && <MiddleOf id={id} />}
      {children}
    </Item>
  );
}

function MiddleOf({ id }: { id: string }) {
  const { setNodeRef, isOver } = useDroppable({ id: INTO + id });
  return <Middle ref={setNodeRef} data-over={isOver} />;
}
