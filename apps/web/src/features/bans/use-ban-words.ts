import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { showToast } from '../../ui/Toasts.tsx';
import type { Outcome } from './use-ban-many.ts';

/** Tells how banning many people went: a toast for those who are gone; answers a sentence about the others, if any. */
export function useBanWords() {
  const { t } = useLingui();
  return ({ banned, failed, problem }: Outcome): string | undefined => {
    if (banned > 0) showToast(t`${plural(banned, { one: '# person is banned.', other: '# people are banned.' })}`);
    if (problem !== undefined || failed === 0) return problem;
    return t`${plural(failed, {
      one: '# of them cannot be banned: there is no such account, or it stands above you.',
      other: '# of them cannot be banned: there are no such accounts, or they stand above you.',
    })}`;
  };
}
