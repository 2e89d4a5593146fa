import { isForum } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { ForumPage } from '../features/forums/ForumPage.tsx';
import { VoicePage } from '../features/voice/room/VoicePage.tsx';

/** A channel in which nobody writes. `thread_id`: the post that stands beside a forum. */
export function QuietPlace({ channel, thread_id }: { channel: Channel; thread_id: string | undefined }) {
  if (isForum(channel)) return <ForumPage key={channel.id} forum={channel} current={thread_id} />;
  return <VoicePage key={channel.id} channel={channel} />;
}
