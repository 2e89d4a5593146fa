import { type Client, createClient } from '@chat-js/client/client.ts';
import type { RecordingStore } from '@chat-js/client/recordings.ts';
import type { State } from '@chat-js/client/state.ts';
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { browserMemory } from './browser-memory.ts';
import { session, useSession } from './session.ts';
import { shownState, useViewAs, viewAs } from './view-as.ts';

let client: Client | undefined;

const stored = async () => (await import('./browser-recordings.ts')).browserRecordings;
/** Loaded when somebody speaks. */
const recordings: RecordingStore = {
  get: async (nonce) => (await stored()).get(nonce),
  set: async (nonce, bytes) => (await stored()).set(nonce, bytes),
  remove: async (nonce) => (await stored()).remove(nonce),
};

function openClient(): Client {
  if (client === undefined) {
    client = createClient({ url: '', getToken: session.getToken, memory: browserMemory, recordings, follow: 'shown', keepDrafts: true });
    addEventListener('pagehide', flushRemovals);
  }
  return client;
}

/** A message that was deleted does not come back because its page was closed too soon. */
function flushRemovals() {
  client?.flushRemovals();
}

useSession.subscribe(({ phase }) => {
  if (phase === 'active') return;
  client?.close();
  client = undefined;
  viewAs(null);
});

/** The client, and how to hear of whatever changes what is shown. */
interface Shown {
  client: Client;
  subscribe: (listener: () => void) => () => void;
}

function openShown(): Shown {
  const opened = openClient();
  return {
    client: opened,
    subscribe(listener) {
      const stops = [opened.subscribe(listener), useViewAs.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const ClientContext = createContext<Shown | null>(null);
const OneselfContext = createContext(false);

/** The one connection of the page, from login to logout. */
export function ClientProvider({ children }: { children: ReactNode }) {
  const [value] = useState(openShown);
  return <ClientContext value={value}>{children}</ClientContext>;
}

/** What is inside shows the server as it is, even while the page shows it through a role. */
export function AsOneself({ children }: { children: ReactNode }) {
  return <OneselfContext value={true}>{children}</OneselfContext>;
}

function useShown(): Shown {
  const value = useContext(ClientContext);
  if (value === null) throw new Error('useClient outside of ClientProvider');
  return value;
}

/** The headless client: `call`, `send`, `getState` and the rest. */
export function useClient(): Client {
  return useShown().client;
}

/** Reads the client's state as it is shown; renders again when the answer differs, compared one level deep. */
export function useClientState<T>(select: (state: State) => T): T {
  const { client: opened, subscribe } = useShown();
  const asOneself = useContext(OneselfContext);
  const selectShallow = useShallow(select);
  return useSyncExternalStore(subscribe, () => selectShallow(asOneself ? opened.getState() : shownState(opened.getState())));
}
