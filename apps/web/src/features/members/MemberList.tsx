import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { type ReactElement, Suspense, useState } from 'react';
import { VList } from 'virtua';
import { useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { groupPeople } from './group-people.ts';
import { MemberRow } from './MemberRow.tsx';
import { type Person, usePeople } from './use-people.ts';

const ProfileCard = lazyPart(async () => (await import('./ProfileCard.tsx')).ProfileCard, 'later');

const PeopleFailed = lazyPart(async () => (await import('./PeopleFailed.tsx')).PeopleFailed);

const Column = styled('div')({ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', paddingInline: 8 });

const Heading = styled('h3')(({ theme }) => ({
  margin: 0,
  padding: '18px 8px 7px',
  fontSize: '0.75rem',
  lineHeight: 1,
  fontWeight: 600,
  color: theme.vars?.palette.tokens.muted,
  fontVariantNumeric: 'tabular-nums',
}));

interface Opened {
  person: Person;
  anchor: HTMLElement;
}

const NO_ROLES: readonly Role[] = [];

/** Everybody in the guild: those who are here by the role that they are shown with, then the others. */
export function MemberList({ guild_id }: { guild_id: string }) {
  const { online, offline, offlineCount, loading, problem, retry } = usePeople(guild_id);
  const roles = useClientState((state) => state.guilds[guild_id]?.roles ?? NO_ROLES);
  const [opened, setOpened] = useState<Opened | null>(null);

  const row = (person: Person): ReactElement => (
    <MemberRow key={person.user.id} guild_id={guild_id} person={person} onOpen={(anchor) => setOpened({ person, anchor })} />
  );
  const { groups, rest } = groupPeople(online, roles, guild_id);
  const onlineCount = rest.length;
  return (
    <Column data-region>
      <VList style={{ flex: 1 }} itemSize={44}>
        {groups.flatMap(({ role, people }) => [
          <Heading key={role.id}>
            {role.name} — {people.length}
          </Heading>,
          ...people.map(row),
        ])}
        {onlineCount > 0 && (
          <Heading key="online">
            <Trans>Online — {onlineCount}</Trans>
          </Heading>
        )}
        {rest.map(row)}
        {offlineCount > 0 && (
          <Heading key="offline">
            <Trans>Offline — {offlineCount}</Trans>
          </Heading>
        )}
        {offline.map(row)}
        {loading && <Skeletons key="loading" />}
        {problem !== null && (
          <Suspense key="failed">
            <PeopleFailed error={problem} onRetry={retry} />
          </Suspense>
        )}
      </VList>
      {opened && (
        <Suspense>
          <ProfileCard guild_id={guild_id} person={opened.person} anchor={opened.anchor} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </Column>
  );
}

function Skeletons() {
  return [72, 54, 88, 63].map((width) => (
    <div key={width} style={{ display: 'flex', alignItems: 'center', gap: 10, height: 44, padding: '0 8px' }}>
      <Skeleton variant="circular" width={32} height={32} />
      <Skeleton variant="text" width={width} />
    </div>
  ));
}
