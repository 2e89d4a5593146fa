import { isForum } from '@chat-js/client/is-thread.ts';
import { Trans } from '@lingui/react/macro';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import { Suspense } from 'react';
import { useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { useTitle } from '../lib/use-title.ts';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';
import { StatePane } from '../ui/StatePane.tsx';
import { MainHeader } from './MainHeader.tsx';
import { MessageArea } from './MessageArea.tsx';
import { RaidPlace } from './RaidPlace.tsx';

const ForumPage = lazyPart(async () => (await import('../features/forums/ForumPage.tsx')).ForumPage, 'later');

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
      {channel.type === 0 && <MessageArea key={channel_id} channel_id={channel_id} message_id={message_id} />}
      {isForum(channel) && (
        <Suspense fallback={<MessageSkeleton />}>
          <ForumPage key={channel_id} forum={channel} current={thread_id} />
        </Suspense>
      )}
      {channel.type === 2 && (
        <StatePane icon={<VoiceIcon />} title={channel.name}>
          <Trans>This is a voice channel. Who is in it stands under its name in the list of channels.</Trans>
        </StatePane>
      )}
    </>
  );
}
