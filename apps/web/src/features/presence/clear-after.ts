export const CLEAR_AFTER = ['30m', '1h', '4h', 'today', 'never'] as const;
export type ClearAfter = (typeof CLEAR_AFTER)[number];

const MINUTE = 60_000;
const MS = { '30m': 30 * MINUTE, '1h': 60 * MINUTE, '4h': 240 * MINUTE };

/** When a status ends that is set `now`; null: it does not. "Today" ends at midnight where the person is. */
export function endOf(after: ClearAfter, now: Date): string | null {
  if (after === 'never') return null;
  if (after !== 'today') return new Date(now.getTime() + MS[after]).toISOString();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
}
