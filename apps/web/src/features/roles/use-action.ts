import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** Does something at once and offers to undo it; says what went wrong instead. */
export function useAction() {
  const { i18n } = useLingui();
  const [busy, setBusy] = useState(false);

  async function run(action: () => Promise<unknown>, done?: { text: string; undo?: () => Promise<unknown> }): Promise<boolean> {
    setBusy(true);
    try {
      await action();
      if (done) showToast(done.text, done.undo && (() => void run(done.undo ?? action)));
      return true;
    } catch (error) {
      showToast(describeProblem(error, i18n));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { run, busy };
}
