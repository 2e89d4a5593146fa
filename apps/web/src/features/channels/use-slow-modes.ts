import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** What is offered. Seconds. */
const PRESETS = [0, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600];

/** The times between two messages that one may choose, and the one that holds now. */
export function useSlowModes(now: number): { value: number; label: string }[] {
  const { t } = useLingui();
  const words = (seconds: number) => {
    if (seconds === 0) return t`Off`;
    if (seconds % 3600 === 0) return t`${plural(seconds / 3600, { one: '# hour', other: '# hours' })}`;
    if (seconds % 60 === 0) return t`${plural(seconds / 60, { one: '# minute', other: '# minutes' })}`;
    return t`${plural(seconds, { one: '# second', other: '# seconds' })}`;
  };
  const all = [...new Set([...PRESETS, now])].sort((a, b) => a - b);
  return all.map((value) => ({ value, label: words(value) }));
}
