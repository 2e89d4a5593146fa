import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { isTextual } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { VERIFICATION } from '../../lib/verification.ts';
import { Check } from '../../ui/Checks.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SubTitle } from '../../ui/SubTitle.tsx';
import { useChange } from '../../ui/use-change.ts';
import { RaidModeField } from './RaidModeField.tsx';
import { RaidThresholdField } from './RaidThresholdField.tsx';

/** Who may write, how raids are met, and whom bans hold for. */
export function SafetySection({ guild_id }: { guild_id: string }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const guild = useClientState((state) => state.guilds[guild_id]);
  const channels = useClientState((state) =>
    Object.values(state.channels).filter((channel) => channel.guild_id === guild_id && isTextual(channel)),
  );
  const verification = useChange(guild?.verification_level ?? 0, (verification_level) =>
    call('guilds.update', { guild_id, verification_level }),
  );
  const alerts = useChange(guild?.safety_alerts_channel_id ?? null, (safety_alerts_channel_id) =>
    call('guilds.update', { guild_id, safety_alerts_channel_id }),
  );
  const addresses = useChange(guild?.ban_addresses ?? false, (ban_addresses) => call('guilds.update', { guild_id, ban_addresses }));
  if (guild === undefined) return null;
  const problem = verification.problem ?? alerts.problem ?? addresses.problem;

  return (
    <>
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <Choices
        label={t`Who may write`}
        value={String(verification.shown)}
        onChange={(level) => void verification.change(Number(level))}
        choices={VERIFICATION.map(({ level, label, help }) => ({ value: String(level), label: i18n._(label), help: i18n._(help) }))}
      />

      <SubTitle>
        <Trans>Raid mode</Trans>
      </SubTitle>
      <p style={{ margin: 0 }}>
        <Trans>While it is on, nobody joins, and everybody but moderators writes once in {LIMITS.raidSlowMode} seconds.</Trans>
      </p>
      <RaidModeField guild_id={guild_id} />
      <RaidThresholdField guild_id={guild_id} joins={guild.raid_joins} />
      <SelectField
        label={t`Where moderators are told of dangers`}
        value={alerts.shown ?? ''}
        options={[{ value: '', label: t`Nowhere` }, ...channels.map(({ id, name }) => ({ value: id, label: `#${name}` }))]}
        onChange={(id) => void alerts.change(id || null)}
      />

      <SubTitle>
        <Trans>Bans</Trans>
      </SubTitle>
      <Check
        label={<Trans>Bans hold for the addresses of a person too</Trans>}
        help={
          <Trans>
            Who is banned cannot come back with a new account from the same network. The price: people who share the network with them stay
            out as well, a family or a whole campus. The server keeps a keyed hash of the addresses for as long as the ban lasts, never the
            addresses themselves. Turning this off deletes them.
          </Trans>
        }
        checked={addresses.shown}
        onChange={(on) => void addresses.change(on)}
      />
    </>
  );
}
