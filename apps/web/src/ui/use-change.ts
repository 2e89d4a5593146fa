import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeProblem } from '../lib/problems.ts';
import { showToast } from './Toasts.tsx';

/**
 * Applies a change at once and offers to take it back. `apply` tells the server; `value` is what it says now, and `shown`
 * what was asked for until it says something else. `change` answers whether it worked.
 */
export function useChange<T>(value: T, apply: (value: T) => Promise<unknown>) {
  const { t, i18n } = useLingui();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ from: T; to: T }>();
  if (asked && !Object.is(asked.from, value)) setAsked(undefined);

  async function put(next: T, onDone?: () => void): Promise<boolean> {
    setProblem(undefined);
    setBusy(true);
    setAsked({ from: value, to: next });
    try {
      await apply(next);
      onDone?.();
      return true;
    } catch (error) {
      setProblem(describeProblem(error, i18n));
      setAsked(undefined);
      return false;
    } finally {
      setBusy(false);
    }
  }

  function change(next: T, undoable = true): Promise<boolean> {
    if (Object.is(next, value)) return Promise.resolve(true);
    return put(next, undoable ? () => showToast(t`Saved`, () => void put(value)) : undefined);
  }

  return { shown: asked ? asked.to : value, change, problem, busy };
}
