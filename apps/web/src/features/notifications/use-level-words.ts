import { NOTIFY } from '@chat-js/protocol/should-notify.ts';
import { useLingui } from '@lingui/react/macro';

/** What a person hears of, in words. */
export function useLevelWords(): (level: number) => string {
  const { t } = useLingui();
  return (level) => {
    if (level === NOTIFY.ALL) return t`All messages`;
    return level === NOTIFY.MENTIONS ? t`Mentions only` : t`Nothing`;
  };
}
