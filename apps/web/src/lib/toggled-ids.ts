import { create } from 'zustand';
import { browserMemory } from './browser-memory.ts';

/** Of what is long gone nobody tells this device. */
const KEPT = 200;

/** What somebody switches on and off on this device alone, by ids, kept there under a key. */
export function toggledIds(key: string) {
  const useIds = create<{ ids: readonly string[] }>(() => ({ ids: (browserMemory.get(key) ?? '').split(' ').filter(Boolean) }));

  function toggle(id: string): void {
    const { ids } = useIds.getState();
    const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(-KEPT);
    browserMemory.set(key, next.join(' '));
    useIds.setState({ ids: next });
  }

  return { useIds, toggle };
}
