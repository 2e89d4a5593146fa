import { isMuteOn } from '@chat-js/protocol/is-muted.ts';
import { NOTIFY } from '@chat-js/protocol/should-notify.ts';
import type { ChannelOverride, UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import RemoveIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useClient, useClientState } from '../../lib/client.tsx';
import { shortMoment } from '../../lib/moments.ts';
import { placeName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { FieldLabel } from '../../ui/Field.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useLevelWords } from './use-level-words.ts';

const List = styled('ul')({ listStyle: 'none', margin: '6px 0 0', padding: 0, display: 'grid', gap: 6 });

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '6px 4px 6px 12px',
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  '& > span': { flex: 1, minWidth: 0, overflowWrap: 'anywhere', fontWeight: 550 },
  '& small': { display: 'block', fontWeight: 400, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.secondary },
}));

/** The channels of a server for which something else was chosen than for the server, as far as they are seen. */
export function OverrideList({ settings }: { settings: UserGuildSettings }) {
  const { guild_id, channel_overrides } = settings;
  const shown = useClientState((state) => channel_overrides.filter(({ channel_id }) => state.channels[channel_id]));
  if (guild_id === null || shown.length === 0) return null;
  return (
    <section>
      <FieldLabel as="div">
        <Trans>Channels with their own settings</Trans>
      </FieldLabel>
      <List>
        {shown.map((override) => (
          <Override key={override.channel_id} guild_id={guild_id} override={override} />
        ))}
      </List>
    </section>
  );
}

function Override({ guild_id, override }: { guild_id: string; override: ChannelOverride }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { channel_id, message_notifications: level } = override;
  const name = useClientState((state) => state.channels[channel_id] && placeName(state.channels[channel_id])) ?? '';
  const words = useLevelWords();
  const muted = useMuteWords()(override);

  function remove() {
    const gone = call('userGuildSettings.update', { guild_id, channel_overrides: { [channel_id]: null } });
    gone.catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  return (
    <Row>
      <span>
        {name}
        <small>{[level === NOTIFY.INHERIT ? '' : words(level), muted].filter(Boolean).join(' · ')}</small>
      </span>
      <IconButton aria-label={t`As for the server: ${name}`} title={t`As for the server`} onClick={remove}>
        <RemoveIcon />
      </IconButton>
    </Row>
  );
}

function useMuteWords(): (mute: ChannelOverride) => string {
  const { t, i18n } = useLingui();
  return (mute) => {
    if (!isMuteOn(mute, Date.now())) return '';
    const end = mute.mute_config?.end_time;
    if (!end) return t({ message: 'Muted', context: 'notifications' });
    const moment = shortMoment(i18n, Date.parse(end));
    return t`Muted until ${moment}`;
  };
}
