import { NOTIFY, notifyLevel } from '@chat-js/protocol/should-notify.ts';
import type { ChannelOverride } from '@chat-js/protocol/user-guild-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { shortMoment } from '../../lib/moments.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { type Choice, Choices } from '../../ui/Choices.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { useChange } from '../../ui/use-change.ts';
import { OverrideList } from './OverrideList.tsx';
import { useChosen, useNotifyName } from './use-chosen.ts';
import { useLevelWords } from './use-level-words.ts';

type Level = ChannelOverride['message_notifications'];
type LevelText = `${Level}`;

/** What a person hears of a server, or of a channel of it. */
export function NotifyDialog({ onClose, ...place }: DialogProps['notify'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { guild_id, channel_id } = place;
  const name = useNotifyName(place);
  const words = useLevelWords();
  const { settings, chosen, muted, change } = useChosen(place);
  const guild_default = useClientState((state) => state.guilds[guild_id]?.default_message_notifications ?? NOTIFY.ALL);
  const above = useClientState((state) => state.channels[channel_id ?? '']?.parent_id);
  const inherited = notifyLevel({ settings, guild_default, places: above ? [above] : [] });

  const level = useChange<LevelText>(`${chosen.message_notifications}`, (next) => change({ message_notifications: Number(next) as Level }));
  const mute = useChange(muted, (next) => change({ muted: next }));
  const everyone = useChange(settings?.suppress_everyone ?? false, (next) =>
    call('userGuildSettings.update', { guild_id, suppress_everyone: next }),
  );
  const roles = useChange(settings?.suppress_roles ?? false, (next) =>
    call('userGuildSettings.update', { guild_id, suppress_roles: next }),
  );
  const problem = [level, mute, everyone, roles].find((one) => one.problem !== undefined)?.problem;

  const choices: Choice<LevelText>[] = ([0, 1, 2] as const).map((value) => ({ value: `${value}`, label: words(value) }));
  const asAbove: Choice<LevelText> = { value: '3', label: <Trans>As for the server</Trans>, help: words(inherited) };
  const isOfGuild = channel_id === undefined;
  const end = muted ? chosen.mute_config?.end_time : undefined;
  const moment = end && shortMoment(i18n, Date.parse(end));

  return (
    <AppDialog title={isOfGuild ? t`Notifications of ${name}` : t`Notifications from ${name}`} onClose={onClose}>
      <Choices<LevelText>
        label={t`What I am notified of`}
        value={isOfGuild && level.shown === '3' ? `${guild_default as Level}` : level.shown}
        onChange={(next) => void level.change(next, false)}
        choices={isOfGuild ? choices : [asAbove, ...choices]}
      />
      <div>
        <SwitchRow
          label={isOfGuild ? <Trans>Mute the server</Trans> : <Trans>Mute it</Trans>}
          help={
            moment ? (
              <Trans>Until {moment}</Trans>
            ) : (
              <Trans>Nothing is shown as new, and nothing notifies you. Mentions are still counted.</Trans>
            )
          }
          checked={mute.shown}
          onChange={(next) => void mute.change(next, false)}
        />
        {isOfGuild && (
          <>
            <SwitchRow
              label={<Trans>Suppress @everyone and @here</Trans>}
              checked={everyone.shown}
              onChange={(next) => void everyone.change(next, false)}
            />
            <SwitchRow
              label={<Trans>Suppress mentions of roles</Trans>}
              checked={roles.shown}
              onChange={(next) => void roles.change(next, false)}
            />
          </>
        )}
      </div>
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      {isOfGuild && settings && <OverrideList settings={settings} />}
    </AppDialog>
  );
}
