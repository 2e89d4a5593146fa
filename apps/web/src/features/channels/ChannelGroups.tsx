import type { Channel } from '@chat-js/protocol/channels.ts';
import type { ChannelGroup } from '../../lib/guilds.ts';
import { CategoryHeading } from './CategoryHeading.tsx';
import { ChannelRow } from './ChannelRow.tsx';
import { ThreadsBelow } from './ThreadsBelow.tsx';
import { useShownIn } from './use-collapsed.ts';
import { VoiceBelow } from './VoiceBelow.tsx';

interface ChannelGroupsProps {
  groups: readonly ChannelGroup[];
  threads: readonly Channel[];
  current: string | undefined;
  managed: boolean;
}

export function ChannelGroups({ groups, threads, current, managed }: ChannelGroupsProps) {
  const shownIn = useShownIn(threads, current);
  return groups
    .map((group) => ({ ...group, channels: shownIn(group) }))
    .map(({ category, channels }) => (
      <div key={category?.id ?? 'top'}>
        {category && <CategoryHeading category={category} managed={managed} />}
        <ul aria-labelledby={category ? `category-${category.id}` : undefined}>
          {channels.map((channel) => (
            <li key={channel.id}>
              <ChannelRow channel={channel} current={channel.id === current} managed={managed} />
              <ThreadsBelow channel={channel} threads={threads} current={current} />
              {channel.type === 2 && <VoiceBelow guild_id={channel.guild_id} channel_id={channel.id} />}
            </li>
          ))}
        </ul>
      </div>
    ));
}
