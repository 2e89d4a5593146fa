/** How often and how lately an emoji was used: each use counts half after two weeks. */
export interface Use {
  /** As it stands in a message. */
  text: string;
  /** ms since 1970 */
  at: number;
  /** Uses, as they counted at `at`. */
  weight: number;
}

/** ms */
const HALF = 14 * 86_400_000;
const KEPT = 60;

const weightAt = ({ at, weight }: Use, now: number) => weight * 2 ** ((at - now) / HALF);

/** Adds a use. The least used are forgotten. */
export function noteUse(uses: readonly Use[], text: string, now: number): Use[] {
  const before = uses.find((use) => use.text === text);
  const use = { text, at: now, weight: 1 + (before ? weightAt(before, now) : 0) };
  const others = uses.filter((other) => other !== before);
  return [use, ...byWeight(others, now).slice(0, KEPT - 1)];
}

/** What was used last, and what is used most beside it. */
export function favourites(uses: readonly Use[], now: number, most: number): { recent: string[]; frequent: string[] } {
  const recent = [...uses].sort((a, b) => b.at - a.at).slice(0, most);
  // Once is not often.
  const frequent = byWeight(uses, now).filter((use) => !recent.includes(use) && use.weight > 1);
  return { recent: recent.map(({ text }) => text), frequent: frequent.slice(0, most).map(({ text }) => text) };
}

function byWeight(uses: readonly Use[], now: number): Use[] {
  return [...uses].sort((a, b) => weightAt(b, now) - weightAt(a, now));
}

/** What was kept, as far as it can be read. */
export function readUses(kept: string | null): Use[] {
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) ? value.filter(isUse) : [];
  } catch (error) {
    console.warn('The emoji that were used cannot be read', error);
    return [];
  }
}

function isUse(value: unknown): value is Use {
  if (typeof value !== 'object' || value === null) return false;
  const { text, at, weight } = value as Partial<Record<keyof Use, unknown>>;
  return typeof text === 'string' && typeof at === 'number' && typeof weight === 'number';
}
