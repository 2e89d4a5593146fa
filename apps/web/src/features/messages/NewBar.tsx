import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import UpIcon from '@material-symbols/svg-400/rounded/arrow_upward.svg?react';
import ReadIcon from '@material-symbols/svg-400/rounded/mark_chat_read.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type RefObject, useEffect, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { shortMoment } from '../../lib/moments.ts';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { watchPresent } from './present.ts';
import type { Row } from './rows.ts';

const Bar = styled('div')(({ theme }) => ({
  position: 'absolute',
  zIndex: 2,
  top: 8,
  left: 16,
  right: 16,
  display: 'flex',
  alignItems: 'stretch',
  borderRadius: RADIUS.row,
  overflow: 'hidden',
  background: theme.vars?.palette.tokens.raised2,
  boxShadow: theme.vars?.palette.tokens.shadow,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > button': { minHeight: 36, borderRadius: 0, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.text },
  '& > button:first-of-type': { flex: 1, minWidth: 0, justifyContent: 'flex-start', textAlign: 'left' },
  '& > button:last-of-type': { flex: 'none', color: theme.vars?.palette.tokens.secondary },
  '& svg': { flex: 'none' },
  '@media (pointer: coarse)': { '& > button': { minHeight: 44 } },
  '@media (max-width: 480px)': { left: 8, right: 8, '& > button:last-of-type > span:last-of-type': { display: 'none' } },
}));

interface NewBarProps {
  channel_id: Id;
  me: Id;
  /** What follows this message was new when the reader came. */
  since: Id;
  rows: readonly Row[];
  /** More messages lie before the first row. */
  hasOlder: boolean;
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
}

/** Above the messages while the first new one is further up: how much there is, the way to it, and that one does not need it. */
export function NewBar({ channel_id, me, since, rows, hasOlder, list, scroller }: NewBarProps) {
  const { i18n } = useLingui();
  const client = useClient();
  const [, navigate] = useLocation();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const [done, setDone] = useState<Id>();
  const [above, setAbove] = useState(false);
  const index = rows.findIndex((row) => row.kind === 'message' && row.fresh);
  const isFurther = index === -1 && hasOlder && isAfter(rows[0], since);

  useEffect(() => {
    const box = scroller.current;
    const look = () =>
      setAbove(isFurther || (index !== -1 && (list.current?.getItemOffset(index) ?? 0) < (list.current?.scrollOffset ?? 0)));
    // The list knows where its rows are once it has measured them.
    const frame = requestAnimationFrame(look);
    box?.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      box?.removeEventListener('scroll', look);
    };
  }, [index, isFurther, list, scroller]);

  // Whoever goes to the newest message by Escape has read them all.
  useEffect(() => watchPresent(() => setDone(since)), [since]);

  const fresh = rows.flatMap((row) => (row.kind === 'message' && isAfter(row, since) && row.message.author.id !== me ? row.message : []));
  const [first] = fresh;
  if (!above || done === since || !first) return null;
  const moment = shortMoment(i18n, Date.parse(first.timestamp));
  const count = fresh.length;

  async function jump() {
    if (index !== -1) return list.current?.scrollToIndex(index, { align: 'center' });
    try {
      const [oldest] = await client.call('messages.list', { channel_id, after: since, limit: 1 });
      if (oldest) navigate(paths.message(guild_id, channel_id, oldest.id));
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  function read() {
    setDone(since);
    void client.markRead(channel_id).catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  return (
    <Bar role="group">
      <Button variant="text" startIcon={<UpIcon />} onClick={() => void jump()}>
        {isFurther ? (
          <Trans>More than {count} new messages</Trans>
        ) : (
          <span>
            <Plural value={count} one="# new message" other="# new messages" /> <Trans>since {moment}</Trans>
          </span>
        )}
      </Button>
      <Button variant="text" endIcon={<ReadIcon />} onClick={read}>
        <Trans>Mark as read</Trans>
      </Button>
    </Bar>
  );
}

function isAfter(row: Row | undefined, since: Id): boolean {
  return row?.kind === 'message' && compareIds(row.message.id, since) > 0;
}
