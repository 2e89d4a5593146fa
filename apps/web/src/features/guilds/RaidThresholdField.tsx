import { Trans, useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { Check } from '../../ui/Checks.tsx';
import { LiveField } from '../../ui/LiveField.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useChange } from '../../ui/use-change.ts';

/** What a small server would not see on a good day. */
const FIRST = 10;
const MOST = 1000;

/** From how many joins within a minute raid mode turns itself on; 0: never. */
export function RaidThresholdField({ guild_id, joins }: { guild_id: string; joins: number }) {
  const { t } = useLingui();
  const { call } = useClient();
  const apply = (raid_joins: number) => call('guilds.update', { guild_id, raid_joins });
  const { change, problem } = useChange(joins, apply);
  return (
    <>
      <Check
        label={<Trans>Turn it on by itself, for an hour, when many people join at once</Trans>}
        checked={joins > 0}
        onChange={(on) => void change(on ? FIRST : 0)}
      />
      {joins > 0 && (
        <LiveField
          label={t`So many within a minute`}
          value={String(joins)}
          max={4}
          required
          apply={(text) => apply(Math.min(MOST, Math.max(1, Math.round(Number(text)) || joins)))}
        />
      )}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </>
  );
}
