import { Trans, useLingui } from '@lingui/react/macro';
import { useColorScheme } from '@mui/material/styles';
import { useEffect } from 'react';
import { Choices } from '../../ui/Choices.tsx';
import { darkTokens, lightTokens } from '../../ui/theme/tokens.ts';

/** Light, dark, or as the device is: on this device only, since a room has its own light. */
export function AppearanceSection() {
  const { t } = useLingui();
  const { mode = 'dark', setMode, colorScheme } = useColorScheme();

  // What a phone draws around the page; at the next start public/theme.js does.
  useEffect(() => {
    const { rail } = colorScheme === 'light' ? lightTokens : darkTokens;
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', rail);
  }, [colorScheme]);

  return (
    <Choices<'dark' | 'light' | 'system'>
      label={t`Theme`}
      value={mode}
      onChange={setMode}
      choices={[
        { value: 'dark', label: <Trans>Dark</Trans> },
        { value: 'light', label: <Trans>Light</Trans> },
        {
          value: 'system',
          label: <Trans>As on this device</Trans>,
          help: <Trans>Follows the settings of the system, by day and by night.</Trans>,
        },
      ]}
    />
  );
}
