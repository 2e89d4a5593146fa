import { isUnread } from '@chat-js/client/unread.ts';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { closeRead, isToldFor, keepPush } from './push.ts';

/** Keeps this browser told while the page is closed, where its person wants that, and goes where a notification leads. Shows nothing. */
export function PushKeeper() {
  const me = useClientState((state) => state.me?.id);
  return me !== undefined && 'serviceWorker' in navigator ? <Keeper me={me} /> : null;
}

function Keeper({ me }: { me: string }) {
  const { call, getState } = useClient();
  const [, navigate] = useLocation();
  const unread = useClientState((state) =>
    Object.keys(state.channels)
      .filter((id) => isUnread(state, id))
      .join(),
  );

  useEffect(() => {
    const keep = () => void keepPush(call, me).catch(() => undefined);
    const hear = ({ data, ports }: MessageEvent) => {
      const { open, renew } = data as { open?: string; renew?: boolean };
      if (renew) keep();
      if (open === undefined) return;
      navigate(open);
      ports[0]?.postMessage(true);
    };
    keep();
    navigator.serviceWorker.addEventListener('message', hear);
    return () => navigator.serviceWorker.removeEventListener('message', hear);
  }, [call, me, navigate]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read, here or elsewhere, needs no notification any more
  useEffect(() => {
    if (isToldFor(me)) void closeRead((id) => isUnread(getState(), id));
  }, [unread, getState, me]);
  return null;
}
