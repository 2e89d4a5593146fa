import type { MessageWindow } from '@chat-js/client/messages.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useClient } from '../../lib/client.tsx';
import { placeName } from '../../lib/names.ts';
import { MessageSkeleton } from '../../ui/MessageSkeleton.tsx';

/** One height whatever is shown, in px: what comes later moves nothing. */
export const HEAD_HEIGHT = 112;
/** The same where something of its own stands at the beginning. */
export const START_HEIGHT = 208;

const Box = styled('div')(({ theme }) => ({
  flex: 'none',
  height: HEAD_HEIGHT,
  '&[data-start=true]': { height: START_HEIGHT },
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

interface HistoryHeadProps {
  channel: Channel;
  window: MessageWindow;
  /** What stands at the beginning, in place of the name. */
  start: ReactNode;
}

/** What stands above the oldest message that is loaded: more to come, why it does not, or where it all began. */
export function HistoryHead(props: HistoryHeadProps) {
  return (
    <Box data-start={props.start !== undefined}>
      <Inside {...props} />
    </Box>
  );
}

function Inside({ channel, window, start }: HistoryHeadProps) {
  const client = useClient();
  if (window.failed === 'older') {
    return (
      <p role="status">
        <Trans>Earlier messages did not load.</Trans>{' '}
        <Button variant="text" onClick={() => void client.loadOlder(channel.id)}>
          <Trans>Try again</Trans>
        </Button>
      </p>
    );
  }
  if (window.hasOlder) return <MessageSkeleton count={2} />;
  return (
    start ?? (
      <>
        <h2>{placeName(channel)}</h2>
        <p>
          <Trans>The channel begins here.</Trans>
        </p>
      </>
    )
  );
}
