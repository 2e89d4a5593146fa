import type { Announcements, DndContextProps } from '@dnd-kit/core';
import { useLingui } from '@lingui/react/macro';

/** What a screen reader says while a role is moved. */
export function useRoleDragWords(names: ReadonlyMap<string, string>): DndContextProps['accessibility'] {
  const { t } = useLingui();
  const nameOf = (item: { id: string | number } | null) => names.get(String(item?.id)) ?? '';
  const announcements: Announcements = {
    onDragStart: ({ active }) => t`${nameOf(active)} picked up. Move it with the arrow keys, put it down with Space.`,
    onDragOver: ({ active, over }) => (over ? t`${nameOf(active)} is at the place of ${nameOf(over)}.` : undefined),
    onDragEnd: ({ active }) => t`${nameOf(active)} put down.`,
    onDragCancel: ({ active }) => t`${nameOf(active)} is back in its place.`,
  };
  return { announcements, screenReaderInstructions: { draggable: t`To move a role, press Space, then the arrow keys, then Space again.` } };
}
