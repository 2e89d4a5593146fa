import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';

const Badge = styled('span')(({ theme }) => ({
  marginLeft: 6,
  padding: '0 5px',
  borderRadius: 5,
  fontSize: '0.6875rem',
  fontWeight: 600,
  verticalAlign: 1,
  whiteSpace: 'nowrap',
  color: theme.vars?.palette.tokens.accent,
  background: theme.vars?.palette.tokens.accentSoft,
  '& a': { color: 'inherit', textDecoration: 'none' },
}));

const Gone = styled('p')(({ theme }) => ({ margin: 0, fontStyle: 'italic', color: theme.vars?.palette.tokens.muted }));

/** The name of a server from which a message came, and that it is one; it leads to the original whoever is there too. */
export function WebhookName({ message: { message_reference: from }, name }: { message: Message; name: string }) {
  const { t } = useLingui();
  const channel = useClientState((state) => state.channels[from?.channel_id ?? '']);
  const words = <Trans>Server</Trans>;
  return (
    <>
      {name}
      <Badge title={t`Published in another server, which this channel follows`}>
        {channel && from?.message_id ? (
          <Link href={paths.message(channel.guild_id, channel.id, from.message_id)} title={t`To the original`} tabIndex={-1}>
            {words}
          </Link>
        ) : (
          words
        )}
      </Badge>
    </>
  );
}

/** In place of what was deleted where it came from. */
export function OriginalGone() {
  return (
    <Gone>
      <Trans>The original message was deleted.</Trans>
    </Gone>
  );
}
