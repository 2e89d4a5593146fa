import type { DmPolicy } from '@chat-js/protocol/user-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { useChange } from '../../ui/use-change.ts';

/** Who may write to the person. */
export function PrivacySection() {
  const { t } = useLingui();
  const { changeSettings } = useClient();
  const chosen = useClientState((state) => state.settings?.dm_policy ?? 'guilds');
  const fromGuilds = useClientState((state) => state.settings?.requests_from_guilds ?? false);
  const asking = useChange<boolean>(fromGuilds, (requests_from_guilds) => changeSettings({ requests_from_guilds }));
  const { shown, change, problem } = useChange<DmPolicy>(chosen, (dm_policy) => changeSettings({ dm_policy }));

  return (
    <>
      <Choices<DmPolicy>
        label={t`Who may write to me`}
        value={shown}
        onChange={(policy) => void change(policy, false)}
        choices={[
          {
            value: 'everyone',
            label: <Trans>Everybody</Trans>,
            help: <Trans>What strangers write first waits among the message requests.</Trans>,
          },
          { value: 'guilds', label: <Trans>People from my servers, and friends</Trans> },
          {
            value: 'friends',
            label: <Trans>Friends only</Trans>,
            help: <Trans>Others are told that they cannot write to you, and not why. Conversations stay to be read.</Trans>,
          },
        ]}
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <SwitchRow
        label={<Trans>People from my servers ask first, too</Trans>}
        help={<Trans>Their first message waits among the message requests, unless you are friends.</Trans>}
        checked={asking.shown}
        onChange={(checked) => void asking.change(checked, false)}
      />
      {asking.problem && <ErrorNotice>{asking.problem}</ErrorNotice>}
    </>
  );
}
