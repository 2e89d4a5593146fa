import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { NOTIFY } from '@chat-js/protocol/should-notify.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useClient, useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { listGuildIds } from '../../lib/guilds.ts';
import { guildIconUrl } from '../../lib/media.ts';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SubTitle } from '../../ui/SubTitle.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { useChange } from '../../ui/use-change.ts';
import { useChosen } from './use-chosen.ts';
import { useDesktopNotifications, wantDesktopNotifications } from './use-desktop-notifications.ts';
import { useLevelWords } from './use-level-words.ts';
import { setNotificationSound, useNotificationSound } from './use-notification-sound.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '6px 0',
  '& > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere', fontWeight: 550 },
  '& > span': { flex: 'none' },
  '& small': { display: 'block', fontWeight: 400, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted },
}));

/** Whether this device shows notifications, and what the person hears of, on all of them. */
export function NotificationsSection() {
  const { call } = useClient();
  const guild_ids = useClientState(listGuildIds);
  const heard = useClientState((state) => state.guildSettings[NO_GUILD]?.message_notifications !== NOTIFY.NOTHING);
  const direct = useChange(heard, (next) =>
    call('userGuildSettings.update', { guild_id: NO_GUILD, message_notifications: next ? NOTIFY.ALL : NOTIFY.NOTHING }),
  );
  return (
    <>
      <DesktopSwitch />
      <SoundSwitch />
      <SwitchRow
        label={<Trans>Direct messages</Trans>}
        help={<Trans>Notify me when somebody writes to me. On all my devices.</Trans>}
        checked={direct.shown}
        onChange={(next) => void direct.change(next, false)}
      />
      {direct.problem && <ErrorNotice>{direct.problem}</ErrorNotice>}
      {guild_ids.length > 0 && (
        <SubTitle>
          <Trans>Servers</Trans>
        </SubTitle>
      )}
      <List>
        {guild_ids.map((id) => (
          <GuildRow key={id} guild_id={id} />
        ))}
      </List>
    </>
  );
}

function DesktopSwitch() {
  const { t } = useLingui();
  const { wanted, permission } = useDesktopNotifications();
  const refusals: Partial<Record<NotificationPermission, string>> = {
    denied: t`Your browser blocks notifications of this page. Allow them in its settings, then reload the page.`,
  };
  return (
    <SwitchRow
      label={<Trans>Notifications on this device</Trans>}
      help={<Trans>While Chat-JS is open in a tab. Nothing comes while you do not want to be disturbed.</Trans>}
      locked={permission ? refusals[permission] : t`This browser cannot show notifications for this page. Another one may.`}
      checked={wanted && permission === 'granted'}
      onChange={(next) => void wantDesktopNotifications(next)}
    />
  );
}

function SoundSwitch() {
  const { wanted, permission } = useDesktopNotifications();
  const { on } = useNotificationSound();
  if (!wanted || permission !== 'granted') return null;
  return (
    <SwitchRow
      label={<Trans>Sound</Trans>}
      help={<Trans>Two soft notes with each notification. On this device.</Trans>}
      checked={on}
      onChange={setNotificationSound}
    />
  );
}

function GuildRow({ guild_id }: { guild_id: string }) {
  const { t } = useLingui();
  const guild = useClientState((state) => state.guilds[guild_id]);
  const words = useLevelWords();
  const { chosen, muted } = useChosen({ guild_id });
  if (!guild) return null;
  const { name, default_message_notifications: usual } = guild;
  const level = chosen.message_notifications === NOTIFY.INHERIT ? usual : chosen.message_notifications;
  return (
    <Row>
      <GuildIcon id={guild_id} name={name} src={guildIconUrl(guild)} />
      <div>
        {name}
        <small>{muted ? t({ message: 'Muted', context: 'notifications' }) : words(level)}</small>
      </div>
      <Button variant="text" aria-label={t`Change for ${name}`} onClick={() => openDialog('notify', { guild_id })}>
        <Trans>Change</Trans>
      </Button>
    </Row>
  );
}
