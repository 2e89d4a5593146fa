import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';

interface Selection {
  /** The channel in which messages are being chosen; null: nowhere. */
  channel_id: Id | null;
  ids: ReadonlySet<Id>;
}

/** Messages that were chosen to do one thing with. */
export const useSelection = create<Selection>(() => ({ channel_id: null, ids: new Set() }));

export function startSelection(channel_id: Id, id: Id): void {
  useSelection.setState({ channel_id, ids: new Set([id]) });
}

export function toggleSelected(id: Id): void {
  useSelection.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next };
  });
}

export function endSelection(): void {
  useSelection.setState({ channel_id: null, ids: new Set() });
}
