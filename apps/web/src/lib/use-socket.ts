import { type SocketState, socketState } from '@chat-js/client/socket-state.ts';
import { useEffect, useReducer, useSyncExternalStore } from 'react';
import { useClient, useClientState } from './client.tsx';

type Socket =
  | Exclude<SocketState, { phase: 'reconnecting' }>
  /** `in`: seconds until the next attempt; 0 while one is under way. */
  | { phase: 'reconnecting'; in: number };

function onNetwork(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** How components see the connection, and `reconnect`, which tries now instead of later. */
export function useSocket(): { socket: Socket; reconnect: () => void } {
  const { reconnect } = useClient();
  const known = useClientState(({ status, refusal, retryAt }) => ({ status, refusal, retryAt }));
  const hasNetwork = useSyncExternalStore(onNetwork, () => navigator.onLine);
  const state = socketState(known, hasNetwork);
  const left = useSecondsUntil(state.phase === 'reconnecting' ? state.at : null);
  return { socket: state.phase === 'reconnecting' ? { phase: 'reconnecting', in: left } : state, reconnect };
}

/** Renders again with every second of them. */
function useSecondsUntil(time: number | null): number {
  const [, look] = useReducer((turn: number) => turn + 1, 0);
  const left = time === null ? 0 : Math.max(0, Math.ceil((time - Date.now()) / 1000));
  useEffect(() => {
    if (time === null || left === 0) return;
    const timer = setTimeout(look, time - Date.now() - (left - 1) * 1000);
    return () => clearTimeout(timer);
  });
  return left;
}
