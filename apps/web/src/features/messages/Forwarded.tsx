import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { placeName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { MessageText } from './MessageText.tsx';
import { textOf } from './text-of.ts';
import { shortMoment } from './times.ts';

const VoiceAttachments = lazyPart(async () => (await import('./voice/VoiceAttachments.tsx')).VoiceAttachments, 'later');

const Carried = styled('blockquote')(({ theme }) => ({
  margin: 0,
  paddingLeft: 12,
  borderLeft: `3px solid ${theme.vars?.palette.tokens.muted}`,
  '& small': { display: 'block', lineHeight: '20px', fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted },
  '& a': { color: 'inherit' },
}));

/** What a message carries on from elsewhere, and where from, for those who see that place. */
export function Forwarded({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { i18n } = useLingui();
  const { message_reference: from, message_snapshots } = message;
  const channel = useClientState((state) => (from ? state.channels[from.channel_id] : undefined));
  const carried = message_snapshots?.[0]?.message;
  if (!from?.message_id || !carried) return null;
  const moment = shortMoment(i18n.locale, Date.parse(carried.timestamp));
  return (
    <Carried>
      <small>
        <Trans>Forwarded</Trans>
      </small>
      {carried.attachments.length > 0 ? (
        <Suspense fallback={<div style={{ height: 56 }} />}>
          <VoiceAttachments attachments={carried.attachments} tabIndex={-1} />
        </Suspense>
      ) : (
        <MessageText guild_id={guild_id} content={textOf(message)} />
      )}
      <small>
        {channel ? (
          <Link href={paths.message(channel.guild_id, channel.id, from.message_id)} tabIndex={-1}>
            {placeName(channel)} · {moment}
          </Link>
        ) : (
          moment
        )}
      </small>
    </Carried>
  );
}
