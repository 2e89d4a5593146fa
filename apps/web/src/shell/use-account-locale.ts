import { useEffect } from 'react';
import { useClientState } from '../lib/client.tsx';
import { chooseLocale, fromWireLocale } from '../lib/i18n.ts';

/** The language of the account goes with the person to every device. */
export function useAccountLocale(): void {
  const locale = useClientState((state) => state.me?.locale);
  useEffect(() => {
    if (locale !== undefined) void chooseLocale(fromWireLocale(locale));
  }, [locale]);
}
