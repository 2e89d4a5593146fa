import type { MessageWindow } from '@chat-js/client/messages.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { CurrentUser } from '@chat-js/protocol/users.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ReactNode, type Ref, Suspense, useEffect, useEffectEvent, useImperativeHandle } from 'react';
import { Virtualizer } from 'virtua';
import { useClient, useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { placeName } from '../../lib/names.ts';
import { HEAD_HEIGHT, HistoryHead, START_HEIGHT } from './HistoryHead.tsx';
import { MessageRow } from './MessageRow.tsx';
import { PendingRow } from './PendingRow.tsx';
import { watchPresent } from './present.ts';
import { FOLDED_HEIGHT, type Row } from './rows.ts';
import { useRoving } from './use-roving.ts';
import { useRows } from './use-rows.ts';
import { useScroll } from './use-scroll.ts';
import { useTarget } from './use-target.ts';
import { useToday } from './use-today.ts';

const NewBar = lazyPart(async () => (await import('./NewBar.tsx')).NewBar, 'later');
const FoldedLine = lazyPart(async () => (await import('./FoldedLine.tsx')).FoldedLine, 'later');
const JumpButton = lazyPart(async () => (await import('./JumpButton.tsx')).JumpButton, 'later');

const Area = styled('div')({ position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' });

const Scroller = styled('div')({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  overflowX: 'hidden',
  // The list keeps its place itself; the browser's own anchoring would do it twice.
  overflowAnchor: 'none',
  overscrollBehavior: 'contain',
  display: 'flex',
  flexDirection: 'column',
  '&:focus-visible': { outlineOffset: -2 },
});

const Feed = styled('div')({ flex: 'none' });
const Spacer = styled('div')({ flex: 1 });
const Problem = styled('p')(({ theme }) => ({
  flex: 'none',
  margin: 0,
  padding: '4px 16px',
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.secondary,
}));

export interface MessageListHandle {
  /** To the newest message, fetched first when it is not there. */
  toPresent: () => void;
}

interface MessageListProps {
  channel: Channel;
  window: MessageWindow;
  me: CurrentUser;
  /** The newest message that was seen before; undefined when nothing is new. */
  freshSince: Id | undefined;
  /** The message that a link leads to. */
  target: Id | undefined;
  /** What stands where it all began, in place of the name. */
  start: ReactNode;
  ref?: Ref<MessageListHandle>;
}

export function MessageList({ channel, window, me, freshSince, target, start, ref }: MessageListProps) {
  const { t } = useLingui();
  const client = useClient();
  const place = placeName(channel);
  const today = useToday();
  const view = useRows(channel.id, window, me.id, freshSince);
  const { list, scroller, away, onScroll, onResize, toEnd } = useScroll(channel.id, window, view);
  const roving = useRoving(view.rows);
  const shown = useTarget({ channel_id: channel.id, target, rows: view.rows, list, scroller });
  const seenNow = useClientState((state) => state.seen[channel.id] ?? '0');

  function toPresent() {
    if (window.hasNewer) void client.loadPresent(channel.id);
    toEnd();
  }
  useImperativeHandle(ref, () => ({ toPresent }));
  const goNow = useEffectEvent(toPresent);
  useEffect(() => watchPresent(() => goNow()), []);

  return (
    <Area>
      <Suspense>
        {freshSince && (
          <NewBar
            channel_id={channel.id}
            me={me.id}
            since={freshSince}
            rows={view.rows}
            hasOlder={window.hasOlder}
            {...{ list, scroller }}
          />
        )}
      </Suspense>
      <Scroller data-region ref={scroller} tabIndex={0} role="region" aria-label={t`Messages in ${place}`} onScroll={onScroll}>
        <Spacer />
        <HistoryHead channel={channel} window={window} start={start} />
        <Feed role="feed" aria-label={t`Messages`} aria-busy={window.loading !== null} {...roving.handlers}>
          <Virtualizer
            key={view.generation}
            ref={list}
            scrollRef={scroller}
            data={view.rows}
            shift={view.shift}
            startMargin={start ? START_HEIGHT : HEAD_HEIGHT}
            bufferSize={600}
            keepMounted={roving.kept}
            onResize={onResize}
          >
            {(row) => (
              <RowView
                key={row.key}
                row={row}
                guild_id={channel.guild_id}
                me={me}
                today={today}
                tabbable={row.kind === 'message' && row.message.id === roving.active}
                target={row.kind === 'message' && row.message.id === shown}
              />
            )}
          </Virtualizer>
        </Feed>
        <Suspense>
          {away && <JumpButton unseen={window.hasNewer ? 0 : countUnseen(view.rows, seenNow, me.id)} onJump={toPresent} />}
        </Suspense>
      </Scroller>
      {(window.failed === 'newer' || window.failed === 'present') && (
        <Problem role="status">
          <Trans>Newer messages did not load.</Trans>{' '}
          <Button variant="text" onClick={() => void client.loadPresent(channel.id)}>
            <Trans>Try again</Trans>
          </Button>
        </Problem>
      )}
    </Area>
  );
}

interface RowViewProps {
  row: Row;
  guild_id: Id;
  me: CurrentUser;
  today: number;
  tabbable: boolean;
  target: boolean;
}

function RowView({ row, guild_id, me, ...rest }: RowViewProps) {
  if (row.kind === 'folded')
    return (
      <Suspense fallback={<div style={{ height: FOLDED_HEIGHT }} />}>
        <FoldedLine row={row} />
      </Suspense>
    );
  if (row.kind === 'pending') return <PendingRow guild_id={guild_id} me={me} entry={row.entry} first={row.first} day={row.day} />;
  return <MessageRow guild_id={guild_id} message={row.message} first={row.first} day={row.day} fresh={row.fresh} {...rest} />;
}

function countUnseen(rows: readonly Row[], seen: Id, me: Id): number {
  return rows.filter((row) => row.kind === 'message' && row.message.author.id !== me && compareIds(row.message.id, seen) > 0).length;
}
