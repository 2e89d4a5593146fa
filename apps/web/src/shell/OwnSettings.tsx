import { useColorScheme } from '@mui/material/styles';
import { useEffect } from 'react';
import { PushKeeper } from '../features/push/PushKeeper.tsx';
import { useClient, useClientState } from '../lib/client.tsx';
import { chooseLocale, fromWireLocale } from '../lib/i18n.ts';
import { watchIdle } from '../lib/watch-idle.ts';
import { darkTokens, lightTokens } from '../ui/theme/tokens.ts';

/** After this without a key, a pointer or a finger nobody is at the device. ms */
const IDLE_AFTER = 5 * 60_000;

/** Does what the person has chosen on whichever device, and tells whether somebody is at this one. Shows nothing. */
export function OwnSettings() {
  const { setIdle } = useClient();
  const locale = useClientState((state) => state.me?.locale);
  const theme = useClientState((state) => state.settings?.theme ?? null);
  const { setMode, colorScheme } = useColorScheme();

  useEffect(() => {
    if (locale !== undefined) void chooseLocale(fromWireLocale(locale));
  }, [locale]);

  useEffect(() => {
    if (theme !== null) setMode(theme);
  }, [theme, setMode]);

  // What a phone draws around the page; at the next start public/theme.js does.
  useEffect(() => {
    const { rail } = colorScheme === 'light' ? lightTokens : darkTokens;
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', rail);
  }, [colorScheme]);

  useEffect(() => watchIdle(window, IDLE_AFTER, setIdle), [setIdle]);
  return <PushKeeper />;
}
