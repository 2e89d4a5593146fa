import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import EndedIcon from '@material-symbols/svg-400/rounded/archive.svg?react';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import { styled } from '@mui/material/styles';
import { useMay } from '../../lib/permissions.ts';
import { useThreadRights } from './use-thread-rights.ts';

const Line = styled('p')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '0 16px 6px',
  padding: '8px 14px',
  borderRadius: 12,
  fontSize: '0.875rem',
  background: theme.vars?.palette.tokens.raised,
  color: theme.vars?.palette.tokens.secondary,
  '&:last-child': { marginBottom: 18 },
  '& svg': { flex: 'none', width: 20, height: 20 },
  '& > span': { minWidth: 0, overflowWrap: 'anywhere' },
  '@media (max-width: 480px)': { marginInline: 8 },
}));

/** Above the field of a thread that has ended: that one may write all the same. */
export function ThreadEnded({ thread }: { thread: Channel }) {
  const { closed } = useThreadRights(thread);
  const writes = useMay('SEND_MESSAGES', thread.guild_id, thread.id);
  if (!thread.thread_metadata?.archived || closed || !writes) return null;
  return (
    <Line role="note">
      <EndedIcon aria-hidden />
      <span>
        <Trans>This thread has ended. Writing opens it again.</Trans>
      </span>
    </Line>
  );
}

/** In the place of the field of a thread that is locked. */
export function ThreadLocked() {
  return (
    <Line role="note">
      <LockIcon aria-hidden />
      <span>
        <Trans>This thread is locked. You can read it, and only those who manage threads write here.</Trans>
      </span>
    </Line>
  );
}
