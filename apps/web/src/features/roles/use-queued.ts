import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/**
 * A value that is changed faster than the server answers: shows what is wanted at once and sends one change after the other.
 * `value` is what the server says; `send` tells it another one. Each change can be undone.
 */
export function useQueued<T extends string>(value: T, send: (next: T) => Promise<unknown>) {
  const { t, i18n } = useLingui();
  const [wanted, setWanted] = useState<T | null>(null);
  const newest = useRef<T | null>(null);
  const waiting = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const announced = useRef(value);

  function settle(): void {
    newest.current = null;
    setWanted(null);
  }

  function settleWhenTold(): void {
    if (waiting.current === 0 && announced.current === newest.current) settle();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is announced may be what was wanted
  useEffect(() => {
    announced.current = value;
    settleWhenTold();
  }, [value]);

  async function sendNext(next: T): Promise<boolean> {
    try {
      await send(next);
      return true;
    } catch (error) {
      showToast(describeProblem(error, i18n));
      settle();
      return false;
    } finally {
      waiting.current -= 1;
      settleWhenTold();
    }
  }

  /** `next` makes the new value of the newest one; `back` makes the old one again. */
  function change(next: (value: T) => T, back?: (value: T) => T): void {
    const goal = next(newest.current ?? value);
    newest.current = goal;
    setWanted(goal);
    waiting.current += 1;
    const sent = queue.current.then(() => sendNext(goal));
    queue.current = sent;
    void sent.then((worked) => worked && back && waiting.current === 0 && showToast(t`Saved`, () => change(back)));
  }

  return { shown: wanted ?? value, change };
}
