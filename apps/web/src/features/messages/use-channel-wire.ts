import type { Id } from '@chat-js/protocol/ids.ts';
import { useMemo } from 'react';
import { useCustomEmoji } from '../../lib/use-custom-emoji.ts';
import { useMeanable, useWire } from './composer/use-wire.ts';
import type { Wire } from './composer/wire.ts';

/** Between what stands in a field that is opened for a text of a channel, and what the text is. */
export function useChannelWire(guild_id: Id, channel_id: Id): Wire {
  const channel = useMemo(() => ({ id: channel_id, guild_id }), [channel_id, guild_id]);
  return useWire(useMeanable(channel), useCustomEmoji(guild_id, channel_id));
}
