import { Plural, Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { useIsBelow, useMay, useMayAny } from '../../lib/permissions.ts';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { LoadingRows, RowList } from '../../ui/Rows.tsx';
import { BulkBar } from './BulkBar.tsx';
import { MemberSearch } from './MemberSearch.tsx';
import { MemberTableRow } from './MemberTableRow.tsx';
import { findRows, type Search } from './member-rows.ts';
import { PruneDialog } from './PruneDialog.tsx';
import { useAllMembers } from './use-all-members.ts';

/** So many rows are drawn at first. */
const SOME = 100;

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  minHeight: 32,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.muted,
}));

/** Everybody in the guild, found by name, role or time-out, and what one may do with several of them. */
export function MembersSection({ guild_id }: { guild_id: string }) {
  const { rows, loading, problem, more, loadMore } = useAllMembers(guild_id);
  const count = useClientState((state) => state.guilds[guild_id]?.member_count ?? 0);
  const [search, setSearch] = useState<Search>({ wanted: '', role: '', timedOut: false, order: 'name' });
  const [most, setMost] = useState(SOME);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [pruning, setPruning] = useState(false);
  const mayManage = useMay('MANAGE_GUILD', guild_id);
  const mayKick = useMay('KICK_MEMBERS', guild_id);
  const mayAct = useMayAny(['KICK_MEMBERS', 'BAN_MEMBERS', 'MODERATE_MEMBERS'], guild_id);
  const isBelow = useIsBelow(guild_id);
  const found = useMemo(() => findRows(rows, search, guild_id, Date.now()), [rows, search, guild_id]);
  // Whoever has left meanwhile is not chosen any more.
  const here = useMemo(() => new Set(rows.map(({ user }) => user.id)), [rows]);
  const selection = [...chosen].filter((id) => here.has(id));

  function choose(id: string, on: boolean) {
    const next = new Set(selection);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  return (
    <>
      <MemberSearch guild_id={guild_id} search={search} onChange={setSearch} />
      <Head>
        <span role="status">
          {more ? (
            <Trans>
              {rows.length} of {count} are loaded; the search looks among them.
            </Trans>
          ) : (
            <Plural value={found.length} one="# person" other="# people" />
          )}
        </span>
        {mayManage && mayKick && (
          <Button variant="text" color="error" size="small" onClick={() => setPruning(true)}>
            <Trans>Remove the absent</Trans>
          </Button>
        )}
      </Head>
      {found.length > 0 && (
        <RowList>
          {found.slice(0, most).map((row) => (
            <MemberTableRow
              key={row.user.id}
              guild_id={guild_id}
              row={row}
              chosen={chosen.has(row.user.id)}
              onChoose={mayAct && isBelow(row.member) ? (on) => choose(row.user.id, on) : undefined}
            />
          ))}
        </RowList>
      )}
      {loading && <LoadingRows height={56} count={rows.length === 0 ? 6 : 1} />}
      {problem !== null && <FailedNotice error={problem} onRetry={loadMore} />}
      {!loading && problem === null && found.length === 0 && (
        <p style={{ margin: 0 }}>
          <Trans>Nothing found. Try another word.</Trans>
        </p>
      )}
      {found.length > most ? (
        <Button variant="outlined" color="inherit" sx={{ alignSelf: 'center' }} onClick={() => setMost(most + SOME)}>
          <Trans>Show more</Trans>
        </Button>
      ) : (
        more &&
        problem === null && (
          <Button variant="outlined" color="inherit" loading={loading} sx={{ alignSelf: 'center' }} onClick={loadMore}>
            <Trans>Load more</Trans>
          </Button>
        )
      )}
      {selection.length > 0 && <BulkBar guild_id={guild_id} user_ids={selection} onDone={() => setChosen(new Set())} />}
      {pruning && <PruneDialog guild_id={guild_id} onClose={() => setPruning(false)} />}
    </>
  );
}
