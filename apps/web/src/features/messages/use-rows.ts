import type { MessageWindow } from '@chat-js/client/messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useMemo, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
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
  const rows = useMemo(() => {
    const pending = window.hasNewer ? [] : outbox.filter((entry) => entry.channel_id === channel_id);
    const messages = window.messages.filter(({ id }) => removing[id] === undefined);
    return buildRows({ messages, hasOlder: window.hasOlder, pending, me, seen });
  }, [window.messages, window.hasOlder, window.hasNewer, outbox, removing, channel_id, me, seen]);
  const [view, setView] = useState<RowsView>({ rows, shift: false, generation: 0 });
  if (view.rows === rows) return view;
  const change = followRows(view.rows, rows);
  const next = { rows, shift: change === 'older', generation: view.generation + (change === 'other' ? 1 : 0) };
  setView(next);
  return next;
}
