import { CHANNEL_TYPE, type ChannelType } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { withVoiceFields } from './voice-fields.ts';

interface Plan {
  guild_id: Id;
  type: ChannelType;
  name: string;
  position: number;
  parent_id?: Id | null | undefined;
  topic?: string | null | undefined;
}

/** What a new forum starts with. */
const NEW_FORUM = {
  available_tags: [],
  default_auto_archive_duration: 4320,
  default_sort_order: null,
  default_thread_rate_limit_per_user: 0,
} as const satisfies Partial<StoredChannel>;

export function newChannel(ctx: Context, { guild_id, type, name, position, parent_id = null, topic = null }: Plan): StoredChannel {
  return withVoiceFields({
    id: ctx.ids.next(),
    type,
    guild_id,
    name,
    topic: topic || null,
    position,
    parent_id,
    permission_overwrites: [],
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    ...(type === CHANNEL_TYPE.FORUM && NEW_FORUM),
  });
}
