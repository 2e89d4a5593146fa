import type { Channel } from '@chat-js/protocol/channels.ts';
import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import type { ChannelGroup } from '../../lib/guilds.ts';
import { swallowClick } from '../../ui/swallow-click.ts';
import { useDragSensors } from '../../ui/use-drag-sensors.ts';
import { useDragWords } from '../../ui/use-drag-words.ts';
import { CategoryHeading } from './CategoryHeading.tsx';
import { ChannelRow } from './ChannelRow.tsx';
import { moveOver, placesOf } from './move-channel.ts';
import { SortableRow } from './SortableRow.tsx';
import { ThreadsBelow } from './ThreadsBelow.tsx';
import { useShownIn } from './use-collapsed.ts';
import { useMoveChannels } from './use-move-channels.ts';
import { VoiceBelow } from './VoiceBelow.tsx';

interface SortableGroupsProps {
  guild_id: string;
  groups: readonly ChannelGroup[];
  threads: readonly Channel[];
  current: string | undefined;
}

/** The channel list of those who may arrange it: by mouse, by finger (hold), by keyboard (Space, arrows, Space). */
export function SortableGroups({ guild_id, groups, threads, current }: SortableGroupsProps) {
  const { t } = useLingui();
  const { wanted, move } = useMoveChannels(guild_id);
  const shown = wanted ?? groups;
  const shownIn = useShownIn(threads, current);
  const visible = shown.map((group) => ({ ...group, channels: [...shownIn(group)] }));
  const names = new Map(
    shown.flatMap(({ category, channels }) => [...(category ? [category] : []), ...channels]).map(({ id, name }) => [id, name]),
  );
  const words = useDragWords(names, t`To move a channel, press Space, then the arrow keys, then Space again.`);
  const sensors = useDragSensors();

  function onDragEnd({ active, over }: DragEndEvent) {
    swallowClick();
    if (over) void move(moveOver(shown, String(active.id), String(over.id)));
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      onDragCancel={swallowClick}
      accessibility={words}
    >
      <SortableContext items={placesOf(visible).map((place) => place.id)} strategy={verticalListSortingStrategy}>
        {visible.map(({ category, channels }) => (
          <div key={category?.id ?? 'top'}>
            {category && (
              <SortableRow id={category.id}>
                <CategoryHeading category={category} managed />
              </SortableRow>
            )}
            <ul aria-labelledby={category ? `category-${category.id}` : undefined}>
              {channels.map((channel) => (
                <li key={channel.id}>
                  <SortableRow id={channel.id}>
                    <ChannelRow channel={channel} current={channel.id === current} managed />
                  </SortableRow>
                  {channel.type === 2 && <VoiceBelow guild_id={guild_id} channel_id={channel.id} />}
                  <ThreadsBelow channel={channel} threads={threads} current={current} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </SortableContext>
    </DndContext>
  );
}
