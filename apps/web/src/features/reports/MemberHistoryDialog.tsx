import type { Id } from '@chat-js/protocol/ids.ts';
import type { MemberHistory } from '@chat-js/protocol/member-records.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useCallback } from 'react';
import { useClient } from '../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { displayName } from '../../lib/names.ts';
import { useIsAbove } from '../../lib/permissions.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { Deed } from './Deed.tsx';
import { Notes } from './Notes.tsx';
import { CATEGORY_WORDS, STATUS_WORDS } from './words.ts';

const Part = styled('section')(({ theme }) => ({
  '& h3': { margin: '0 0 6px', fontSize: '0.9375rem', fontWeight: 650 },
  '& h3 span': { color: theme.vars?.palette.tokens.muted, fontWeight: 400 },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 8 },
  '& li': { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  '& small': { display: 'block', color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem' },
  '& p': { margin: 0, color: theme.vars?.palette.tokens.secondary },
}));

/** What moderators know of somebody who is or was in the guild. */
export function MemberHistoryDialog({ guild_id, user_id, onClose }: DialogProps['memberHistory'] & { onClose: () => void }) {
  const { call } = useClient();
  const isAbove = useIsAbove(guild_id, user_id);
  const [loaded, reload] = useLoaded(useCallback(() => call('members.history', { guild_id, user_id }), [call, guild_id, user_id]));
  const name = loaded.status === 'ready' ? displayName(loaded.value.user) : '';
  const mayWarn = loaded.status === 'ready' && loaded.value.is_member && isAbove;
  return (
    <AppDialog
      title={name === '' ? <Trans>History</Trans> : <Trans>History of {name}</Trans>}
      onClose={onClose}
      actions={
        mayWarn && (
          <Button variant="outlined" color="error" onClick={() => openDialog('warn', { guild_id, user_id })}>
            <Trans>Warn…</Trans>
          </Button>
        )
      }
    >
      {loaded.status === 'loading' && <Skeleton variant="rounded" height={180} />}
      {loaded.status === 'failed' && <FailedNotice error={loaded.error} onRetry={reload} />}
      {loaded.status === 'ready' && <History history={loaded.value} guild_id={guild_id} onChange={reload} />}
    </AppDialog>
  );
}

function History({ history, guild_id, onChange }: { history: MemberHistory; guild_id: Id; onChange: () => void }) {
  const { i18n } = useLingui();
  const { is_member, user, warnings, deeds, reports, notes, users } = history;
  const date = (time: string) => i18n.date(new Date(time), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      {!is_member && (
        <p style={{ margin: 0 }}>
          <Trans>They are not here any more.</Trans>
        </p>
      )}
      <Section title={<Trans>Warnings</Trans>} count={warnings.length} none={<Trans>None so far.</Trans>}>
        {warnings.map(({ id, text, author, created_at, acknowledged_at }) => (
          <li key={id}>
            {text}
            <small>
              {displayName(author)} · {date(created_at)} · {acknowledged_at === null ? <Trans>not read yet</Trans> : <Trans>read</Trans>}
            </small>
          </li>
        ))}
      </Section>
      <Section
        title={<Trans>What was done</Trans>}
        count={deeds.length}
        none={<Trans>No time-out, kick, ban or change of roles in the last 90 days.</Trans>}
      >
        {deeds.map((deed) => (
          <Deed key={deed.id} deed={deed} guild_id={guild_id} users={users} />
        ))}
      </Section>
      <Section title={<Trans>Reports</Trans>} count={reports.length} none={<Trans>Nobody has reported them.</Trans>}>
        {reports.map(({ id, category, status, comment, created_at }) => (
          <li key={id}>
            {i18n._(CATEGORY_WORDS[category])}
            {comment !== '' && <> — {comment}</>}
            <small>
              {date(created_at)} · {i18n._(STATUS_WORDS[status])}
            </small>
          </li>
        ))}
      </Section>
      <Part>
        <h3>
          <Trans>Notes of the moderators</Trans> <span>{notes.length}</span>
        </h3>
        <Notes guild_id={guild_id} user_id={user.id} notes={notes} onChange={onChange} />
      </Part>
    </>
  );
}

interface SectionProps {
  title: ReactNode;
  count: number;
  /** Said when there is nothing. */
  none: ReactNode;
  children: ReactNode;
}

function Section({ title, count, none, children }: SectionProps) {
  return (
    <Part>
      <h3>
        {title} <span>{count}</span>
      </h3>
      {count === 0 && <p>{none}</p>}
      <ul>{children}</ul>
    </Part>
  );
}
