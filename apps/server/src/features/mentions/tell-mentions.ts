import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { hearersOf } from '../direct-messages/asked.ts';
import type { MessageRow } from '../messages/store.ts';
import { retellMentions } from '../read-states/retell-mentions.ts';
import { blockersOf } from '../relationships/blocks.ts';
import { mentionRowsOf } from './mention-rows.ts';
import type { MentionRow } from './store.ts';

type Change = 'added' | 'removed';

/**
 * Tells those whom messages of a channel tell something, as far as they see it, also where they do not read it. One event for
 * a message, however many they are.
 */
export async function tellMentions(ctx: Context, guild_id: Id | undefined, change: Change, rows: readonly MentionRow[]): Promise<void> {
  const ofMessages = [...Map.groupBy(rows, ({ message_id }) => message_id).values()];
  await Promise.all(ofMessages.map((some) => tellOne(ctx, guild_id, change, some)));
}

async function tellOne(ctx: Context, guild_id: Id | undefined, change: Change, rows: readonly MentionRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { channel_id, message_id, author_id: written_by } = first;
  const target_ids = rows.map(({ target_id }) => target_id);
  const deaf_ids = change === 'added' ? await blockersOf(ctx, written_by) : [];
  await ctx.bus.publish({
    type: 'MENTIONS_UPDATE',
    data: {
      channel_id,
      guild_id,
      added: [],
      removed: [],
      [change]: [message_id],
      ...(change === 'added' && guild_id !== undefined && { target_ids }),
    },
    audience:
      guild_id === undefined
        ? { user_ids: await othersIn(ctx, channel_id, [written_by, ...deaf_ids]) }
        : { mentioned_in: channel_id, in_guild: guild_id, target_ids, unheard_by: [written_by, ...deaf_ids] },
  });
  if (change === 'added') await correctDeaf(ctx, written_by, deaf_ids);
}

/** Who has blocked the author meanwhile was perhaps told what counts before they were told of this message. */
async function correctDeaf(ctx: Context, author_id: Id, deaf_ids: readonly Id[]): Promise<void> {
  let told = new Set(deaf_ids);
  await correctTold(told, {
    read: async () => new Set(await blockersOf(ctx, author_id)),
    isOther: (kept, before) => kept.symmetricDifference(before).size > 0,
    async tell(kept) {
      await Promise.all([...kept.symmetricDifference(told)].map((user_id) => retellMentions(ctx, user_id, author_id)));
      told = kept;
    },
  });
}

async function othersIn(ctx: Context, conversation_id: Id, unheard_by: readonly Id[]): Promise<Id[]> {
  const row = await ctx.storage.directChannels.getDirectChannel(conversation_id);
  return row ? hearersOf(row).filter((id) => !unheard_by.includes(id)) : [];
}

/** After an edit: the rows of the message as it is now. Somebody else may edit it meanwhile, whose rows then come last. */
export async function changeMentions(ctx: Context, guild_id: Id | undefined, edited: MessageRow): Promise<void> {
  const { id, channel_id } = edited;
  const before = await ctx.storage.mentions.listMentionsOf(channel_id, [id]);
  let row: MessageRow | undefined = edited;
  let rows = mentionRowsOf(guild_id, edited);
  if (before.length + rows.length === 0) return;
  for (;;) {
    await ctx.storage.mentions.replaceMentions(id, channel_id, rows);
    const now: MessageRow | undefined = await ctx.storage.messages.getMessage(channel_id, id);
    if (now?.revision === row?.revision) break;
    row = now;
    rows = row ? mentionRowsOf(guild_id, row) : [];
  }
  await tellMentions(ctx, guild_id, 'removed', before);
  await tellMentions(ctx, guild_id, 'added', rows);
}
