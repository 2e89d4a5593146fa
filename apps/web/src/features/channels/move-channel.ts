import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { ChannelGroup } from '../../lib/guilds.ts';

export interface Place {
  id: Id;
  position: number;
  parent_id: Id | null;
}

/** Every channel and category in its order on screen: what `channels.reorder` takes. */
export function placesOf(groups: readonly ChannelGroup[]): Place[] {
  const rows = groups.flatMap(({ category, channels }) => [
    ...(category ? [{ id: category.id, parent_id: null }] : []),
    ...channels.map((channel) => ({ id: channel.id, parent_id: category?.id ?? null })),
  ]);
  return rows.map((row, position) => ({ ...row, position }));
}

/** What really changes when the order on screen becomes `after`. */
export function changedPlaces(channels: readonly Channel[], after: readonly ChannelGroup[]): Place[] {
  const before = new Map(channels.map((channel) => [channel.id, channel]));
  return placesOf(after).filter((place) => {
    const channel = before.get(place.id);
    return channel?.position !== place.position || channel.parent_id !== place.parent_id;
  });
}

function without(groups: readonly ChannelGroup[], id: Id): ChannelGroup[] {
  return groups.map((group) => ({ ...group, channels: group.channels.filter((channel) => channel.id !== id) }));
}

/** Puts a channel where another one is, or at the beginning of a category; a category moves with what is in it. */
export function moveOver(groups: readonly ChannelGroup[], id: Id, over: Id): ChannelGroup[] {
  if (id === over) return [...groups];
  const categoryFrom = groups.findIndex((group) => group.category?.id === id);
  if (categoryFrom >= 0) {
    const categoryTo = groups.findIndex((group) => group.category?.id === over || group.channels.some((channel) => channel.id === over));
    return moveItem(groups, categoryFrom, Math.max(1, categoryTo));
  }
  const order = groups.flatMap((group) => group.channels.map((channel) => channel.id));
  const moving = groups.flatMap((group) => group.channels).find((channel) => channel.id === id);
  if (!moving) return [...groups];
  const source = groups.find((group) => group.channels.includes(moving));
  return without(groups, id).map((group) => {
    if (group.category?.id === over) return { ...group, channels: [moving, ...group.channels] };
    const index = group.channels.findIndex((channel) => channel.id === over);
    if (index < 0) return group;
    // Coming from above in the same group one takes the place below, as the list closed up.
    const below = source?.category?.id === group.category?.id && order.indexOf(id) < order.indexOf(over) ? 1 : 0;
    return { ...group, channels: group.channels.toSpliced(index + below, 0, moving) };
  });
}

/** One step up or down, through the borders of categories. */
export function moveStep(groups: readonly ChannelGroup[], id: Id, step: -1 | 1): ChannelGroup[] {
  const category = groups.findIndex((group) => group.category?.id === id);
  if (category >= 0) return moveItem(groups, category, Math.min(groups.length - 1, Math.max(1, category + step)));
  const from = groups.findIndex((group) => group.channels.some((channel) => channel.id === id));
  const group = groups[from];
  if (!group) return [...groups];
  const index = group.channels.findIndex((channel) => channel.id === id);
  const inside = index + step;
  if (inside >= 0 && inside < group.channels.length) {
    return groups.map((other) => (other === group ? { ...group, channels: moveItem(group.channels, index, inside) } : other));
  }
  const moving = group.channels[index];
  const neighbour = groups[from + step];
  if (!moving || !neighbour) return [...groups];
  return without(groups, id).map((other, at) => {
    if (at !== from + step) return other;
    return { ...other, channels: step === 1 ? [moving, ...other.channels] : [...other.channels, moving] };
  });
}

function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...items.slice(from, from + 1));
}
