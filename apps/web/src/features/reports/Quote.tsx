import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Box = styled('article')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '28px minmax(0, 1fr)',
  columnGap: 10,
  padding: '8px 12px',
  borderRadius: RADIUS.row,
  '&[data-reported=true]': {
    background: theme.vars?.palette.tokens.mentionSoft,
    boxShadow: `inset 3px 0 ${theme.vars?.palette.tokens.mention}`,
  },
  '& b': { fontWeight: 650, overflowWrap: 'anywhere' },
  '& time': { marginLeft: 8, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted, whiteSpace: 'nowrap' },
  '& [dir]': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 240, overflowY: 'auto' },
}));

/** A message away from its channel, as it was. */
export function Quote({ message, reported = true }: { message: Message; reported?: boolean }) {
  const { t, i18n } = useLingui();
  const { author, timestamp, poll, attachments } = message;
  // What a poll asks, and its answers, were written by its author too.
  const content = [
    message.content,
    attachments.length > 0 && t`Voice message`,
    poll?.question.text,
    ...(poll?.answers ?? []).map(({ poll_media }) => `• ${poll_media.text}`),
  ]
    .filter(Boolean)
    .join('\n');
  const name = displayName(author);
  return (
    <Box data-reported={reported}>
      <Avatar id={author.id} name={name} src={avatarUrl(author)} size={28} />
      <div>
        <b>{name}</b>
        <time dateTime={timestamp}>{i18n.date(new Date(timestamp), { dateStyle: 'medium', timeStyle: 'short' })}</time>
        <div dir="auto" tabIndex={content.length > 800 ? 0 : undefined}>
          {content}
        </div>
      </div>
    </Box>
  );
}
