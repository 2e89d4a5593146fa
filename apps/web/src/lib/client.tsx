import { type Client, createClient } from '@chat-js/client/client.ts';
import type { State } from '@chat-js/client/state.ts';
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { browserMemory } from './browser-memory.ts';
import { session, useSession } from './session.ts';

let client: Client | undefined;

function openClient(): Client {
  client ??= createClient({ url: '', getToken: session.getToken, memory: browserMemory, follow: 'shown' });
  return client;
}

useSession.subscribe(({ phase }) => {
  if (phase === 'active') return;
  client?.close();
  client = undefined;
});

const ClientContext = createContext<Client | null>(null);

/** The one connection of the page, from login to logout. */
export function ClientProvider({ children }: { children: ReactNode }) {
  const [value] = useState(openClient);
  return <ClientContext value={value}>{children}</ClientContext>;
}

/** The headless client: `call`, `send`, `getState` and the rest. */
export function useClient(): Client {
  const value = useContext(ClientContext);
  if (value === null) throw new Error('useClient outside of ClientProvider');
  return value;
}

/** Reads the client's state; renders again when the answer differs, compared one level deep. */
export function useClientState<T>(select: (state: State) => T): T {
  const { subscribe, getState } = useClient();
  const selectShallow = useShallow(select);
  return useSyncExternalStore(subscribe, () => selectShallow(getState()));
}
