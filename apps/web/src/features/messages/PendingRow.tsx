import type { OutboxEntry } from '@chat-js/client/outbox-entries.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { useLingui } from '@lingui/react/macro';
import ScheduleIcon from '@material-symbols/svg-400/rounded/schedule.svg?react';
import { styled } from '@mui/material/styles';
import { memo, Suspense } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { AnsweredLine } from './AnsweredLine.tsx';
import { MessageText } from './MessageText.tsx';
import { Dividers, Head, RowGrid, SideTime } from './row-frame.tsx';
import { clockTime } from './times.ts';
import { useAuthor } from './use-author.ts';

const FailedLine = lazyPart(async () => (await import('./FailedLine.tsx')).FailedLine, 'later');

const PendingVoice = lazyPart(async () => (await import('./voice/PendingVoice.tsx')).PendingVoice, 'later');

const Body = styled('div')(({ theme }) => ({ color: theme.vars?.palette.tokens.muted }));

const Waiting = styled('span')(({ theme }) => ({
  display: 'flex',
  justifyContent: 'flex-end',
  color: theme.vars?.palette.tokens.muted,
  '& svg': { width: 16, height: 22 },
}));

interface PendingRowProps {
  guild_id: Id;
  me: User;
  entry: OutboxEntry;
  first: boolean;
  day: number | null;
}

/** A message that is not known to be on the server yet: as it will look, and quieter. */
export const PendingRow = memo(function PendingRow({ guild_id, me, entry, first, day }: PendingRowProps) {
  const { t, i18n } = useLingui();
  const { user, name, look } = useAuthor(guild_id, me);
  const answered = useClientState((state) => state.windows[entry.channel_id]?.messages.find(({ id }) => id === entry.answers?.message_id));
  const clock = clockTime(i18n.locale, entry.created_at);
  const failed = entry.state === 'failed';
  const reason = { slow: t`Waits for the slow mode`, server: t`Waits for the server`, connection: t`Waits for the connection` };
  const waits = reason[waitsFor(entry)];
  const status = failed ? t`not sent` : t`on its way`;

  return (
    <>
      <Dividers day={day} fresh={false} />
      <RowGrid data-first={first} data-pending={entry.state} aria-label={`${name}, ${status}`}>
        {entry.answers && <AnsweredLine guild_id={guild_id} answered={answered ?? null} />}
        <Side first={first} clock={clock} waits={entry.state === 'waiting' ? waits : null}>
          <Avatar id={user.id} name={name} src={avatarUrl(user)} size={40} />
        </Side>
        <div>
          {first && (
            <Head>
              <b>
                <MemberName name={name} look={look} />
              </b>
              <time>{entry.state === 'waiting' ? waits : t`Today at ${clock}`}</time>
            </Head>
          )}
          <Body>
            {entry.voice ? (
              <Suspense fallback={<div style={{ height: 60 }} />}>
                <PendingVoice entry={entry} voice={entry.voice} />
              </Suspense>
            ) : (
              <MessageText guild_id={guild_id} content={entry.content} />
            )}
          </Body>
          <Suspense>{failed && <FailedLine entry={entry} />}</Suspense>
        </div>
      </RowGrid>
    </>
  );
});

const SLOW_MODE = 20016;

function waitsFor({ error }: OutboxEntry): 'slow' | 'server' | 'connection' {
  if (error?.code === SLOW_MODE) return 'slow';
  return error && error.status > 0 ? 'server' : 'connection';
}

function Side({ first, clock, waits, children }: { first: boolean; clock: string; waits: string | null; children: React.ReactNode }) {
  if (first) return children;
  if (waits === null) return <SideTime className="row-time">{clock}</SideTime>;
  return (
    <Waiting title={waits}>
      <ScheduleIcon />
    </Waiting>
  );
}
