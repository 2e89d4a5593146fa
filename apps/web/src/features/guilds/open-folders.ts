import { create } from 'zustand';
import { browserMemory } from '../../lib/browser-memory.ts';

const KEY = 'chat.open-folders';

/** Which folders of the rail are open on this device. */
export const useOpenFolders = create<{ ids: readonly number[] }>(() => ({ ids: read() }));

export function toggleFolder(id: number): void {
  const { ids } = useOpenFolders.getState();
  const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  browserMemory.set(KEY, JSON.stringify(next));
  useOpenFolders.setState({ ids: next });
}

function read(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(browserMemory.get(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'number') : [];
  } catch {
    return [];
  }
}
