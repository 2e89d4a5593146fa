import { isThread } from '@chat-js/client/is-thread.ts';
import { Suspense, useEffect, useState } from 'react';
import { Redirect } from 'wouter';
import { ChannelSidebar } from '../features/channels/ChannelSidebar.tsx';
import { useClientState } from '../lib/client.tsx';
import { entryChannel } from '../lib/guilds.ts';
import { rememberChannel } from '../lib/last-channel.ts';
import { useLayout, useNarrow } from '../lib/layout.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { paths } from '../lib/paths.ts';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';
import { ChannelPlace } from './ChannelPlace.tsx';
import { Frame } from './Frame.tsx';
import { GuildHeader } from './GuildHeader.tsx';
import { MainHeader } from './MainHeader.tsx';

const MemberList = lazyPart(async () => (await import('../features/members/MemberList.tsx')).MemberList);
const UnknownPlace = lazyPart(async () => (await import('./UnknownPlace.tsx')).UnknownPlace, 'later');
const NoChannels = lazyPart(async () => (await import('./NoChannels.tsx')).NoChannels, 'later');
const EndedThread = lazyPart(async () => (await import('./EndedThread.tsx')).EndedThread, 'later');
const ThreadPlace = lazyPart(async () => (await import('./ThreadPlace.tsx')).ThreadPlace, 'later');

const OfflineBanner = lazyPart(async () => (await import('./OfflineBanner.tsx')).OfflineBanner, 'later');

interface ChatLayoutProps {
  guild_id: string;
  channel_id: string | undefined;
  /** A message that a link leads to. */
  message_id?: string | undefined;
}

export function ChatLayout({ guild_id, channel_id, message_id }: ChatLayoutProps) {
  const known = useClientState((state) => state.guilds[guild_id] !== undefined);
  const channel = useClientState((state) => state.channels[channel_id ?? '']);
  const exists = channel?.guild_id === guild_id;
  const thread = exists && isThread(channel) ? channel : undefined;
  /** A thread stands beside its channel, or in its place. */
  const place_id = thread?.parent_id ?? channel_id;
  const narrow = useNarrow();
  const entry = useClientState((state) => entryChannel(state, guild_id));

  useEffect(() => {
    if (place_id !== undefined && exists) rememberChannel(guild_id, place_id);
  }, [guild_id, place_id, exists]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever followed a link wants to see where it leads
  useEffect(() => useLayout.setState({ drawer: 'none' }), [channel_id]);

  const gone = useGone(guild_id, known);
  const channelGone = useGone(channel_id, exists);

  // A Redirect leads on when it appears: each needs a key of its own.
  if (gone) return <Redirect key="home" to={paths.home} replace />;
  if (!known) return <Frame main={<Elsewhere />} />;
  if (channelGone) return <Redirect key="guild" to={paths.guild(guild_id)} replace />;
  if (channel_id === undefined && entry !== null) return <Redirect key={entry} to={paths.channel(guild_id, entry)} replace />;
  const opened = thread && (
    <Suspense fallback={narrow && <MessageSkeleton />}>
      <ThreadPlace key={thread.id} thread={thread} message_id={message_id} alone={narrow} />
    </Suspense>
  );
  return (
    <Frame
      guild_id={guild_id}
      side={
        <>
          <GuildHeader guild_id={guild_id} />
          <ChannelSidebar guild_id={guild_id} current={channel_id} />
        </>
      }
      main={
        <>
          {place_id !== undefined && exists ? (
            (narrow && opened) || (
              <ChannelPlace guild_id={guild_id} channel_id={place_id} message_id={thread ? undefined : message_id} thread_id={thread?.id} />
            )
          ) : (
            <>
              <MainHeader />
              <Suspense>
                {channel_id === undefined ? <NoChannels /> : <EndedThread key={channel_id} guild_id={guild_id} channel_id={channel_id} />}
              </Suspense>
            </>
          )}
          <Suspense>
            <OfflineBanner />
          </Suspense>
        </>
      }
      people={
        <Suspense>
          <MemberList guild_id={guild_id} />
        </Suspense>
      }
      beside={opened}
    />
  );
}

/** True when what was here a moment ago is not any more: deleted, left, closed to this person. */
function useGone(id: string | undefined, present: boolean): boolean {
  const [last, setLast] = useState<string>();
  if (present && last !== id) setLast(id);
  return !present && id !== undefined && last === id;
}

function Elsewhere() {
  return (
    <>
      <MainHeader />
      <Suspense>
        <UnknownPlace />
      </Suspense>
    </>
  );
}
