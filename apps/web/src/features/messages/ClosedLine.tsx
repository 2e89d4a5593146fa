import { isThread } from '@chat-js/client/is-thread.ts';
import type { State } from '@chat-js/client/state.ts';
import { channelPermissions, threadPermissions } from '@chat-js/permissions/permissions.ts';
import { compareRoles } from '@chat-js/permissions/rank.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { ruling } from '../../lib/guilds.ts';
import { memberAccess } from '../../lib/permissions.ts';
import { shortMoment } from './times.ts';

const Closed = styled('p')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '0 16px 18px',
  padding: '12px 14px',
  borderRadius: 12,
  background: theme.vars?.palette.tokens.raised,
  color: theme.vars?.palette.tokens.secondary,
  '& svg': { flex: 'none', width: 20, height: 20 },
  '& > span': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '@media (max-width: 480px)': { margin: '0 8px 10px' },
}));

const MOST_NAMES = 3;

/** The roles that may write here although everybody else may not, the highest first. */
function writersOf(state: State, channel: Channel): string[] {
  const guild = state.guilds[channel.guild_id];
  if (!guild) return [];
  const rules = ruling(state, channel.id)?.permission_overwrites ?? [];
  return guild.roles
    .filter(({ id }) => id !== guild.id)
    .filter(({ id }) => {
      const bits = channelPermissions(guild, rules, { user_id: '0', roles: [id], timed_out: false });
      return hasPermission(isThread(channel) ? threadPermissions(bits) : bits, 'SEND_MESSAGES');
    })
    .sort((a, b) => compareRoles(b, a))
    .map(({ name }) => name)
    .slice(0, MOST_NAMES);
}

/** Why this person reads here and does not write. */
export function ClosedLine({ channel }: { channel: Channel }) {
  const { i18n } = useLingui();
  const writers = useClientState((state) => writersOf(state, channel));
  const until = useClientState((state) => {
    if (!state.me || !memberAccess(state, channel.guild_id, state.me.id).timed_out) return null;
    return state.members[channel.guild_id]?.[state.me.id]?.communication_disabled_until ?? null;
  });
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(writers);
  const moment = until === null ? '' : shortMoment(i18n.locale, Date.parse(until));
  return (
    <Closed>
      <LockIcon aria-hidden />
      <span>
        {until !== null ? (
          <Trans>You have a time-out until {moment}. You can read meanwhile.</Trans>
        ) : writers.length > 0 ? (
          <Trans>Only {names} may write here.</Trans>
        ) : (
          <Trans>You can read here, but not write. The people who run this server decide who can.</Trans>
        )}
      </span>
      <Button variant="text" size="small" onClick={() => openDialog('explain', { channel_id: channel.id })}>
        <Trans>Why?</Trans>
      </Button>
    </Closed>
  );
}
