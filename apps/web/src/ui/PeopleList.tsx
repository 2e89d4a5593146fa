import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useClientState } from '../lib/client.tsx';
import { avatarUrl } from '../lib/media.ts';
import { displayName } from '../lib/names.ts';
import { Avatar } from './Avatar.tsx';
import { FailedNotice } from './FailedNotice.tsx';

const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  minHeight: 132,
  '& li': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 44 },
  '& li > span + span': { flex: 1, overflowWrap: 'anywhere' },
});

const PAGE = 100;

export interface PeoplePage {
  after: Id | undefined;
  limit: number;
}

interface Person {
  id: Id;
  username: string;
  global_name: string | null;
  avatar: string | null;
}

interface PeopleListProps {
  guild_id: Id;
  /** Must be stable (useCallback). */
  load: (page: PeoplePage) => Promise<readonly Person[]>;
  /** What stands beside the name. */
  beside?: (user_id: Id) => ReactNode;
}

/** People as their server calls them, page by page. */
export function PeopleList({ guild_id, load, beside }: PeopleListProps) {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [loading, setLoading] = useState(true);

  const loadAfter = useCallback(
    async (after?: Id) => {
      setLoading(true);
      setProblem(undefined);
      try {
        const page = await load({ after, limit: PAGE });
        setPeople((before) => [...before, ...page]);
        setMore(page.length === PAGE);
      } catch (error) {
        setProblem(error);
      } finally {
        setLoading(false);
      }
    },
    [load],
  );
  useEffect(() => {
    void loadAfter();
  }, [loadAfter]);

  const loadMore = () => void loadAfter(people.at(-1)?.id);
  return (
    <>
      <List aria-busy={loading}>
        {people.map((person) => (
          <PersonRow key={person.id} guild_id={guild_id} person={person}>
            {beside?.(person.id)}
          </PersonRow>
        ))}
        {loading && people.length === 0 && <LoadingPeople />}
      </List>
      {problem !== undefined && <FailedNotice error={problem} onRetry={loadMore} />}
      {more && problem === undefined && (
        <Button variant="text" loading={loading} onClick={loadMore}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

function LoadingPeople() {
  return [88, 120, 72].map((width) => (
    <li key={width}>
      <Skeleton variant="circular" width={32} height={32} />
      <Skeleton variant="text" width={width} />
    </li>
  ));
}

function PersonRow({ guild_id, person, children }: { guild_id: Id; person: Person; children: ReactNode }) {
  const member = useClientState((state) => state.members[guild_id]?.[person.id]);
  const name = displayName(person, member);
  return (
    <li>
      <Avatar id={person.id} name={name} src={avatarUrl(person)} size={32} />
      <span>{name}</span>
      {children}
    </li>
  );
}
