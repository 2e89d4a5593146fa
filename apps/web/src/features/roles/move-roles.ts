import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';

type Placed = Pick<Role, 'id' | 'position'>;

/** A role at the place of another one. Both lists are highest first and without @everyone. */
export function moveRole<R extends Placed>(roles: readonly R[], id: Id, over: Id): R[] {
  const from = roles.findIndex((role) => role.id === id);
  const to = roles.findIndex((role) => role.id === over);
  if (from < 0 || to < 0) return [...roles];
  return roles.toSpliced(from, 1).toSpliced(to, 0, ...roles.slice(from, from + 1));
}

/** One step up (-1) or down (1); the same order at an end, or where the neighbour may not be moved. */
export function stepRole<R extends Placed>(roles: readonly R[], id: Id, step: -1 | 1, movable: ReadonlySet<Id>): R[] {
  const neighbour = roles[roles.findIndex((role) => role.id === id) + step];
  return neighbour && movable.has(neighbour.id) ? moveRole(roles, id, neighbour.id) : [...roles];
}

/** What `roles.reorder` takes: the places that are other ones in this order. The lowest role has the position 1. */
export function changedPositions(roles: readonly Placed[]): Placed[] {
  return roles
    .map(({ id, position }, index) => ({ id, position: roles.length - index, before: position }))
    .filter(({ position, before }) => position !== before)
    .map(({ id, position }) => ({ id, position }));
}
