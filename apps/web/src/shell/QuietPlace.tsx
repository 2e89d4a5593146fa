import { isForum } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import { ForumPage } from '../features/forums/ForumPage.tsx';
import { StatePane } from '../ui/StatePane.tsx';

/** A channel in which nobody writes. `thread_id`: the post that stands beside a forum. */
export function QuietPlace({ channel, thread_id }: { channel: Channel; thread_id: string | undefined }) {
  if (isForum(channel)) return <ForumPage key={channel.id} forum={channel} current={thread_id} />;
  return (
    <StatePane icon={<VoiceIcon />} title={channel.name}>
      <Trans>This is a voice channel. Who is in it stands under its name in the list of channels.</Trans>
    </StatePane>
  );
}
