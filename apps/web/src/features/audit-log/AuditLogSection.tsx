import { Trans, useLingui } from '@lingui/react/macro';
import HistoryIcon from '@material-symbols/svg-400/rounded/history.svg?react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useMemo, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { RowList } from '../../ui/Rows.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { AuditEntryRow } from './AuditEntryRow.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import type { AuditFilter } from './filter.ts';
import { namesIn } from './names.ts';
import { useAuditLog } from './use-audit-log.ts';

/** Who did what in a guild: searched, explained, and undone while it can be. */
export function AuditLogSection({ guild_id }: { guild_id: string }) {
  const { t } = useLingui();
  const [filter, setFilter] = useState<AuditFilter>({});
  const { entries, loading, problem, more, busy, loadMore } = useAuditLog(guild_id, filter);
  const { getState } = useClient();
  const told = useClientState(({ users, guilds, channels, members }) => ({ users, guilds, channels, members: members[guild_id] }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow what is known
  const names = useMemo(() => namesIn(getState(), guild_id), [getState, guild_id, told]);
  const filtered = Object.values(filter).some((value) => value !== undefined);

  return (
    <>
      <AuditFilters guild_id={guild_id} filter={filter} entries={entries} names={names} onChange={setFilter} />
      {entries.length > 0 && (
        <RowList aria-label={t`Audit log`}>
          {entries.map((entry) => (
            <AuditEntryRow key={entry.id} guild_id={guild_id} entry={entry} names={names} />
          ))}
        </RowList>
      )}
      {loading && <Loading />}
      {problem !== null && <FailedNotice error={problem} onRetry={loadMore} />}
      {!loading && problem === null && entries.length === 0 && (
        <StatePane icon={<HistoryIcon />} title={filtered ? <Trans>Nothing found</Trans> : <Trans>Nothing has happened yet</Trans>}>
          {filtered ? (
            <Trans>Nothing in the last 90 days fits. Look for less.</Trans>
          ) : (
            <Trans>Here you see who changed what on this server, for 90 days.</Trans>
          )}
        </StatePane>
      )}
      {more && problem === null && (
        <Button variant="outlined" color="inherit" loading={busy} sx={{ alignSelf: 'center' }} onClick={loadMore}>
          <Trans>Show older</Trans>
        </Button>
      )}
    </>
  );
}

function Loading() {
  return [1, 2, 3, 4].map((row) => <Skeleton key={row} variant="rounded" height={60} />);
}
