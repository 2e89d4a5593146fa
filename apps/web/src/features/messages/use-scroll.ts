import type { MessageWindow } from '@chat-js/client/messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useClient } from '../../lib/client.tsx';
import { somebodyLooks } from '../../lib/somebody-looks.ts';
import type { RowsView } from './use-rows.ts';

/** Closer to the end than this is at the end; further than AWAY offers the way back. Unit: px. */
const AT_END = 24;
const AWAY = 300;
/** Pages are fetched this far ahead of where the reader is. Unit: px. */
const AHEAD = 1500;

/** Keeps the list at its end while the reader is there, fetches pages ahead of them, and notes what they have seen. */
export function useScroll(channel_id: Id, window: MessageWindow, { rows, generation }: RowsView) {
  const client = useClient();
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef({ top: 0, height: 0, view: 0 });
  const [away, setAway] = useState(false);

  function toEnd() {
    atEnd.current = true;
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  }

  function distance(): { fromStart: number; fromEnd: number } {
    const box = scroller.current;
    if (!box) return { fromStart: 0, fromEnd: 0 };
    return { fromStart: box.scrollTop, fromEnd: box.scrollHeight - box.clientHeight - box.scrollTop };
  }

  function see() {
    const last = window.messages.at(-1);
    if (!last || window.hasNewer || !atEnd.current || !somebodyLooks()) return;
    client.markSeen(channel_id, last.id);
  }

  function fetchAhead() {
    const { fromStart, fromEnd } = distance();
    if (window.loading || window.error) return;
    if (window.hasNewer && fromEnd < AHEAD) void client.loadNewer(channel_id);
    else if (window.hasOlder && fromStart < AHEAD) void client.loadOlder(channel_id);
  }

  function onScroll() {
    const box = scroller.current;
    if (!box) return;
    const now = { top: box.scrollTop, height: box.scrollHeight, view: box.clientHeight };
    const { fromEnd } = distance();
    const moved = now.top < before.current.top - 1 && now.height === before.current.height && now.view === before.current.view;
    // Only the reader takes the list away from its end: rows that are being measured move it too.
    if (fromEnd < AT_END) atEnd.current = !window.hasNewer;
    else if (moved) atEnd.current = false;
    before.current = now;
    setAway(window.hasNewer || (!atEnd.current && fromEnd > AWAY));
    fetchAhead();
    see();
  }

  function onResize() {
    if (atEnd.current) toEnd();
  }

  const settle = useEffectEvent(() => {
    if (atEnd.current) toEnd();
    setAway(window.hasNewer || (!atEnd.current && distance().fromEnd > AWAY));
    fetchAhead();
    see();
  });
  const restart = useEffectEvent(() => {
    atEnd.current = !window.hasNewer;
    if (window.hasNewer) list.current?.scrollToIndex(Math.floor(rows.length / 2), { align: 'center' });
  });
  const onReturn = useEffectEvent(see);

  // biome-ignore lint/correctness/useExhaustiveDependencies: begins again with another part of history
  useLayoutEffect(() => restart(), [generation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of what is shown
  useLayoutEffect(() => settle(), [rows, window.loading, window.error]);
  useEffect(() => {
    const listen = () => onReturn();
    document.addEventListener('visibilitychange', listen);
    globalThis.addEventListener('focus', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      globalThis.removeEventListener('focus', listen);
    };
  }, []);

  return { list, scroller, away, onScroll, onResize, toEnd };
}
