import type { Id } from '@chat-js/protocol/ids.ts';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import type { Row } from './rows.ts';

/** How long the message that a link led to stands out. ms */
const STANDS_OUT = 2500;

const FRAMES = 60;
/** ms */
const AFTER_DIALOG = 50;

interface Options {
  channel_id: Id;
  target: Id | undefined;
  rows: readonly Row[];
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
}

/** Goes to the message that a link leads to, fetched first when it is not there. Answers the one that stands out. */
export function useTarget({ channel_id, target, rows, list, scroller }: Options): Id | undefined {
  const client = useClient();
  const [, navigate] = useLocation();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id);
  const [shown, setShown] = useState<Id>();
  const index = target === undefined ? -1 : rows.findIndex((row) => row.kind === 'message' && row.message.id === target);

  const ask = useEffectEvent((id: Id) => {
    if (index === -1) void client.loadAround(channel_id, id);
  });
  useEffect(() => {
    if (target !== undefined) ask(target);
  }, [target]);

  const arrive = useEffectEvent((id: Id) => {
    list.current?.scrollToIndex(index, { align: 'center' });
    setShown(id);
    // The same link leads here again.
    if (guild_id !== undefined) navigate(paths.channel(guild_id, channel_id), { replace: true });
    // A dialog that closes puts the focus back to where it was.
    setTimeout(() => focusSoon(id, FRAMES), AFTER_DIALOG);
  });
  /** The list shows what it was scrolled to only some frames later. */
  function focusSoon(id: Id, frames: number) {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-message-id="${id}"]`);
    if (row) row.focus({ preventScroll: true });
    else if (frames > 0) requestAnimationFrame(() => focusSoon(id, frames - 1));
  }

  const isThere = index !== -1;
  useEffect(() => {
    if (target !== undefined && isThere) arrive(target);
  }, [target, isThere]);

  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(() => setShown(undefined), STANDS_OUT);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
}
