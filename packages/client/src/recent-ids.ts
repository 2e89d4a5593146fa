/** How many event ids are remembered: more than a server resends after a reconnect at the edge of a frame. */
const REMEMBERED = 4096;

/** Remembers the latest ids. `add` answers false for one that it has. */
export function recentIds(limit = REMEMBERED) {
  const ids = new Set<string>();
  return {
    add(id: string | null): boolean {
      if (id === null) return true;
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > limit) for (const oldest of ids) return ids.delete(oldest);
      return true;
    },
    clear: () => ids.clear(),
  };
}
