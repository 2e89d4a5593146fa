import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { MessageText } from './MessageText.tsx';

const Card = styled('div')(({ theme }) => ({
  maxWidth: 640,
  padding: '8px 12px',
  borderRadius: RADIUS.row,
  borderLeft: `3px solid ${theme.vars?.palette.tokens.mention}`,
  background: theme.vars?.palette.tokens.raised,
  '& small': { display: 'block', color: theme.vars?.palette.tokens.secondary, fontSize: '0.8125rem' },
}));

/** An alert of AutoMod: what the person above it wrote, where, and which rule caught it. */
export function AlertText({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { t } = useLingui();
  const [alert] = message.embeds.filter((embed) => embed.type === 'auto_moderation_message');
  const value = (name: string) => alert?.fields.find((field) => field.name === name)?.value ?? '';
  const place = useClientState((state) => state.channels[value('channel_id')]?.name);
  const rule = value('rule_name');
  const channel = place === undefined ? t`a channel you do not see` : `#${place}`;
  const flagged = value('flagged_message_id') !== '';
  return (
    <Card>
      <small>
        {flagged ? (
          <Trans>
            AutoMod noticed a message in {channel} · rule “{rule}”
          </Trans>
        ) : (
          <Trans>
            AutoMod blocked a message in {channel} · rule “{rule}”
          </Trans>
        )}
      </small>
      {alert?.description ? (
        <MessageText guild_id={guild_id} content={alert.description} />
      ) : (
        <Trans>It was written where not everybody who reads here may look, so it is not shown.</Trans>
      )}
    </Card>
  );
}
