import type { Id } from '@chat-js/protocol/ids.ts';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import type { Row } from './rows.ts';

/** How long the message that a link led to stands out. ms */
const STANDS_OUT = 2500;

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
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-message-id="${id}"]`)?.focus({ preventScroll: true });
    });
  });
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
