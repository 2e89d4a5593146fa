import type { Announcements, DndContextProps } from '@dnd-kit/core';
import { useLingui } from '@lingui/react/macro';

/** What a screen reader says while something in a list is moved; `how` tells what to press. */
export function useDragWords(names: ReadonlyMap<string, string>, how: string): DndContextProps['accessibility'] {
  const { t } = useLingui();
  const nameOf = (item: { id: string | number } | null) => names.get(String(item?.id)) ?? '';
  const announcements: Announcements = {
    onDragStart: ({ active }) => t`${nameOf(active)} picked up. Move it with the arrow keys, put it down with Space.`,
    // Over itself it has only just been picked up.
    onDragOver: ({ active, over }) =>
      over && over.id !== active.id ? t`${nameOf(active)} is at the place of ${nameOf(over)}.` : undefined,
    onDragEnd: ({ active }) => t`${nameOf(active)} put down.`,
    onDragCancel: ({ active }) => t`${nameOf(active)} is back in its place.`,
  };
  return { announcements, screenReaderInstructions: { draggable: how } };
}
