import { Suspense } from 'react';
import { useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { useTitle } from '../lib/use-title.ts';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';
import { MainHeader } from './MainHeader.tsx';
import { MessageArea } from './MessageArea.tsx';
import { RaidPlace } from './RaidPlace.tsx';

const QuietPlace = lazyPart(async () => (await import('./QuietPlace.tsx')).QuietPlace, 'later');

interface ChannelPlaceProps {
  guild_id: string;
  channel_id: string;
  message_id?: string | undefined;
  /** The thread that stands beside it. */
  thread_id: string | undefined;
}

/** One channel in the middle of the page. */
export function ChannelPlace({ guild_id, channel_id, message_id, thread_id }: ChannelPlaceProps) {
  const channel = useClientState((state) => state.channels[channel_id]);
  const guild = useClientState((state) => state.guilds[guild_id]?.name);
  useTitle(channel && (channel.type === 0 ? `#${channel.name}` : channel.name), guild);
  if (channel === undefined) return null;
  return (
    <>
      <MainHeader guild_id={guild_id} channel={channel} threaded={thread_id !== undefined} />
      <RaidPlace guild_id={guild_id} />
      {channel.type === 0 ? (
        <MessageArea key={channel_id} channel_id={channel_id} message_id={message_id} />
      ) : (
        <Suspense fallback={<MessageSkeleton />}>
          <QuietPlace channel={channel} thread_id={thread_id} />
        </Suspense>
      )}
    </>
  );
}
