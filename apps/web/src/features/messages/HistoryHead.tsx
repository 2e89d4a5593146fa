import type { MessageWindow } from '@chat-js/client/messages.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useClient } from '../../lib/client.tsx';
import { MessageSkeleton } from './MessageSkeleton.tsx';

/** One height whatever is shown, in px: what comes later moves nothing. */
export const HEAD_HEIGHT = 112;

const Box = styled('div')(({ theme }) => ({
  flex: 'none',
  height: HEAD_HEIGHT,
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  '& > p': {
    margin: '0 16px',
    color: theme.vars?.palette.tokens.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > h2': {
    margin: '0 16px 2px',
    fontSize: '1.25rem',
    fontWeight: 650,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
}));

/** What stands above the oldest message that is loaded: more to come, why it does not, or where it all began. */
export function HistoryHead({ channel, window }: { channel: Channel; window: MessageWindow }) {
  const client = useClient();
  if (window.failed === 'older') {
    return (
      <Box>
        <p role="status">
          <Trans>Earlier messages did not load.</Trans>{' '}
          <Button variant="text" onClick={() => void client.loadOlder(channel.id)}>
            <Trans>Try again</Trans>
          </Button>
        </p>
      </Box>
    );
  }
  if (window.hasOlder) {
    return (
      <Box>
        <MessageSkeleton count={2} />
      </Box>
    );
  }
  return (
    <Box>
      <h2>#{channel.name}</h2>
      <p>
        <Trans>The channel begins here.</Trans>
      </p>
    </Box>
  );
}
