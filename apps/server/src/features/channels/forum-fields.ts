import { CHANNEL_FLAG, type ForumTag, type TagRequest } from '@chat-js/protocol/forums.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { unicodeEmoji } from '../reactions/read-emoji.ts';
import { refuseField } from '../refusal.ts';
import { isForum } from './rules.ts';

const SETTINGS = [
  'available_tags',
  'default_auto_archive_duration',
  'default_sort_order',
  'default_thread_rate_limit_per_user',
] as const satisfies readonly (keyof StoredChannel)[];

type Asked = Pick<OperationInput<'channels.update'>, (typeof SETTINGS)[number] | 'flags'>;

/** What becomes of a channel by the settings of forums in a request; other channels have none of them. */
export function forumFieldsOf(ctx: Context, guild: GuildDoc, channel: StoredChannel, asked: Asked): Partial<StoredChannel> {
  const given = SETTINGS.filter((key) => asked[key] !== undefined);
  if (!isForum(channel)) {
    const [first] = given;
    return first ? refuseField(first, 'FORUM_ONLY', 'Only forums have this') : {};
  }
  const { available_tags, flags, ...rest } = asked;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => given.some((one) => one === key))),
    ...(available_tags && { available_tags: readTags(ctx, guild, channel.available_tags ?? [], available_tags) }),
    ...(flags !== undefined && { flags: flags & CHANNEL_FLAG.REQUIRE_TAG }),
  };
}

/** The tags as they are asked for: those with an id are there already, the others are new. */
function readTags(ctx: Context, guild: GuildDoc, before: readonly ForumTag[], asked: readonly TagRequest[]): ForumTag[] {
  const names = new Set<string>();
  const ids = new Set<string>();
  return asked.map(({ id, name, moderated, emoji_id = null, emoji_name = null }) => {
    const known = before.find((tag) => tag.id === id);
    if (id && !known) refuseField('available_tags', 'TAG_UNKNOWN', `There is no tag ${id} here`);
    if (names.has(name.toLowerCase()) || (id && ids.has(id))) refuseField('available_tags', 'TAG_NAMES_ALIKE', 'Two tags are alike');
    names.add(name.toLowerCase());
    if (id) ids.add(id);
    return { id: known?.id ?? ctx.ids.next(), name, moderated, ...emojiOf(guild, known, emoji_id, emoji_name) };
  });
}

/** An emoji that was deleted meanwhile stays with the tag that has it. */
function emojiOf(guild: GuildDoc, known: ForumTag | undefined, emoji_id: string | null, emoji_name: string | null) {
  if (emoji_id !== null && emoji_name !== null) refuseField('available_tags', 'TAG_EMOJI', 'Give emoji_id or emoji_name');
  if (emoji_id !== null && emoji_id !== known?.emoji_id && !guild.emojis.some(({ id }) => id === emoji_id)) {
    refuseField('available_tags', 'TAG_EMOJI', 'Not an emoji of this guild');
  }
  if (emoji_name === null) return { emoji_id, emoji_name };
  return { emoji_id, emoji_name: unicodeEmoji(emoji_name) ?? refuseField('available_tags', 'TAG_EMOJI', 'Not an emoji') };
}
