import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClientState } from '../../lib/client.tsx';
import { channelsOf } from '../../lib/guilds.ts';
import { useMay } from '../../lib/permissions.ts';
import { CheckRow } from '../../ui/CheckRow.tsx';
import { Field, FieldLabel } from '../../ui/Field.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { RuleDraft } from './rule-draft.ts';

interface ActionFieldsProps {
  guild_id: Id;
  draft: RuleDraft;
  onChange: (change: Partial<RuleDraft>) => void;
}

/** What happens to a message that is caught, and to who wrote it. */
export function ActionFields({ guild_id, draft, onChange }: ActionFieldsProps) {
  const { t } = useLingui();
  const mayTimeOut = useMay('MODERATE_MEMBERS', guild_id);
  const channels = useClientState((state) => channelsOf(state, guild_id));
  const places = channels.filter(({ type }) => type !== CHANNEL.category).sort((a, b) => a.position - b.position);
  const [first] = places;
  const lengths = [
    { value: 0, label: t`No time-out` },
    { value: 60, label: t`1 minute` },
    { value: 300, label: t`5 minutes` },
    { value: 600, label: t`10 minutes` },
    { value: 3600, label: t`1 hour` },
    { value: 86_400, label: t`1 day` },
    { value: 604_800, label: t`1 week` },
  ];
  const known = lengths.some(({ value }) => value === draft.timeOut);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 10 }}>
      <FieldLabel as="legend" style={{ marginBottom: 6 }}>
        <Trans>What happens then</Trans>
      </FieldLabel>
      <CheckRow
        checked={draft.blocks}
        onChange={(blocks) => onChange({ blocks })}
        help={t`Nobody sees it. Its author is told and can write it another way.`}
      >
        <Trans>Block the message</Trans>
      </CheckRow>
      {draft.blocks && (
        <Field
          label={t`What its author reads`}
          placeholder={t`This message breaks a rule of the server.`}
          maxLength={LIMITS.autoMod.customMessage.max}
          value={draft.words}
          onChange={(event) => onChange({ words: event.target.value })}
        />
      )}
      <CheckRow
        checked={draft.alerts}
        onChange={(alerts) => onChange({ alerts, alert_channel_id: draft.alert_channel_id || (first?.id ?? '') })}
        help={t`A channel that only moderators see is best.`}
      >
        <Trans>Alert in a channel</Trans>
      </CheckRow>
      {draft.alerts && (
        <SelectField
          label={t`Channel for alerts`}
          value={draft.alert_channel_id}
          options={places.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
          onChange={(alert_channel_id) => onChange({ alert_channel_id })}
        />
      )}
      {mayTimeOut && (
        <SelectField
          label={t`Time out whoever wrote it`}
          value={draft.timeOut}
          options={known ? lengths : [...lengths, { value: draft.timeOut, label: t`As it is now` }]}
          onChange={(timeOut) => onChange({ timeOut })}
        />
      )}
    </fieldset>
  );
}
