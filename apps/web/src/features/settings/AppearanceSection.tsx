import type { Theme } from '@chat-js/protocol/user-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useColorScheme } from '@mui/material/styles';
import { useClient, useClientState } from '../../lib/client.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useChange } from '../../ui/use-change.ts';

/** Light, dark, or as the device is: on all devices of the person (shell/OwnSettings). */
export function AppearanceSection() {
  const { t } = useLingui();
  const { changeSettings } = useClient();
  const { mode = 'dark', setMode } = useColorScheme();
  const chosen = useClientState((state) => state.settings?.theme ?? null);
  const { shown, change, problem } = useChange<Theme>(chosen ?? mode, async (theme) => {
    setMode(theme);
    await changeSettings({ theme });
  });

  return (
    <>
      <Choices<Theme>
        label={t`Theme`}
        value={shown}
        onChange={(theme) => void change(theme, false)}
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
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </>
  );
}
