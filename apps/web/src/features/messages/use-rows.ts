import type { MessageWindow } from '@chat-js/client/messages.ts';
import { BLOCKED } from '@chat-js/client/relationships.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useMemo, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { useUnfolded } from './folding.ts';
import { buildRows, followRows, type Row } from './rows.ts';

/** What the list shows, and how it came out of what it showed before. */
export interface RowsView {
  rows: readonly Row[];
  /** Rows were put before the others: keep the place from the end. */
  shift: boolean;
  /** Another part of history took the place of this one: the list starts afresh. */
  generation: number;
}

export function useRows(channel_id: Id, window: MessageWindow, me: Id, seen: Id | undefined): RowsView {
  const outbox = useClientState((state) => state.outbox);
  const removing = useClientState((state) => state.removing);
  const relationships = useClientState((state) => state.relationships);
  const unfolded = useUnfolded();
  const rows = useMemo(() => {
    const pending = window.hasNewer ? [] : outbox.filter((entry) => entry.channel_id === channel_id);
    const messages = window.messages.filter(({ id }) => removing[id] === undefined);
    const isBlocked = (author_id: Id) => relationships[author_id]?.type === BLOCKED;
    return buildRows({ messages, hasOlder: window.hasOlder, pending, me, seen, isBlocked, unfolded });
  }, [window.messages, window.hasOlder, window.hasNewer, outbox, removing, relationships, unfolded, channel_id, me, seen]);
  const [view, setView] = useState<RowsView>({ rows, shift: false, generation: 0 });
  if (view.rows === rows) return view;
  const change = followRows(view.rows, rows);
  const next = { rows, shift: change === 'older', generation: view.generation + (change === 'other' ? 1 : 0) };
  setView(next);
  return next;
}
