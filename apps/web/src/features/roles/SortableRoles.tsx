import type { Role } from '@chat-js/protocol/roles.ts';
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import DragIcon from '@material-symbols/svg-400/rounded/drag_indicator.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useDragWords } from '../../ui/use-drag-words.ts';
import { moveRole, stepRole } from './move-roles.ts';
import { RoleRow } from './RoleRow.tsx';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 });

const Item = styled('li')(({ theme }) => ({
  position: 'relative',
  '&[data-dragging=true]': { zIndex: 3, borderRadius: 12, boxShadow: theme.vars?.palette.tokens.shadow },
}));

const Handle = styled(IconButton)({ cursor: 'grab', touchAction: 'none' });

interface SortableRolesProps {
  guild_id: string;
  /** Highest first, without @everyone. */
  roles: readonly Role[];
  changeable: ReadonlySet<string>;
  counts: Readonly<Record<string, number>>;
  onOpen: (role_id: string) => void;
  onArrange: (roles: readonly Role[]) => void;
}

/** Roles in their order: moved by the handle with a mouse, a finger or keys (Space, arrows, Space), or by the menu. */
export function SortableRoles({ guild_id, roles, changeable, counts, onOpen, onArrange }: SortableRolesProps) {
  const { t } = useLingui();
  const words = useDragWords(
    new Map(roles.map(({ id, name }) => [id, name])),
    t`To move a role, press Space, then the arrow keys, then Space again.`,
  );
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 120, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function onDragEnd({ active, over }: DragEndEvent) {
    // Nobody moves a role past one that they may not move.
    if (over && changeable.has(String(over.id))) onArrange(moveRole(roles, String(active.id), String(over.id)));
  }

  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd} accessibility={words}>
      <SortableContext items={roles.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <List>
          {roles.map((role) => (
            <SortableRole
              key={role.id}
              guild_id={guild_id}
              role={role}
              locked={!changeable.has(role.id)}
              count={counts[role.id]}
              onOpen={onOpen}
              onStep={(by) => onArrange(stepRole(roles, role.id, by, changeable))}
            />
          ))}
        </List>
      </SortableContext>
    </DndContext>
  );
}

interface SortableRoleProps {
  guild_id: string;
  role: Role;
  locked: boolean;
  count: number | undefined;
  onOpen: (role_id: string) => void;
  onStep: (by: -1 | 1) => void;
}

function SortableRole({ role, locked, onStep, ...rest }: SortableRoleProps) {
  const { t } = useLingui();
  const sortable = useSortable({ id: role.id, disabled: { draggable: locked } });
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = sortable;
  const { name } = role;
  return (
    <Item
      ref={setNodeRef}
      data-dragging={isDragging}
      style={{ transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined, transition }}
    >
      <RoleRow
        {...rest}
        role={role}
        locked={locked}
        onStep={onStep}
        handle={
          !locked && (
            <Handle ref={setActivatorNodeRef} aria-label={t`Move ${name}`} aria-describedby={attributes['aria-describedby']} {...listeners}>
              <DragIcon />
            </Handle>
          )
        }
      />
    </Item>
  );
}
