import { Suspense } from 'react';
import { isTextual } from '../lib/channel-types.ts';
import { useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { useTitle } from '../lib/use-title.ts';
import { MainHeader } from './MainHeader.tsx';
import { MessageArea } from './MessageArea.tsx';
import { RaidPlace } from './RaidPlace.tsx';

const VoicePlace = lazyPart(async () => (await import('./VoicePlace.tsx')).VoicePlace, 'later');

interface ChannelPlaceProps {
  guild_id: string;
  channel_id: string;
  message_id?: string | undefined;
  /** A thread of it stands beside it. */
  threaded: boolean;
}

/** One channel in the middle of the page. */
export function ChannelPlace({ guild_id, channel_id, message_id, threaded }: ChannelPlaceProps) {
  const channel = useClientState((state) => state.channels[channel_id]);
  const guild = useClientState((state) => state.guilds[guild_id]?.name);
  useTitle(channel && (isTextual(channel) ? `#${channel.name}` : channel.name), guild);
  if (channel === undefined) return null;
  return (
    <>
      <MainHeader guild_id={guild_id} channel={channel} threaded={threaded} />
      <RaidPlace guild_id={guild_id} />
      {isTextual(channel) ? (
        <MessageArea key={channel_id} channel_id={channel_id} message_id={message_id} />
      ) : (
        <Suspense>
          <VoicePlace name={channel.name} />
        </Suspense>
      )}
    </>
  );
}
