import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { targetsOf } from '../mentions/targets.ts';
import { MENTIONS, readStatesOf } from './read-states-of.ts';
import { seenBy } from './seen.ts';

/** Of blocked people no mention counts: tells the devices of a person what counts where this author has called them. */
export async function retellMentions(ctx: Context, user_id: Id, author_id: Id): Promise<void> {
  const read = () => concernedStates(ctx, user_id, author_id);
  const states = await read();
  await tell(ctx, user_id, states);
  await correctTold(states, {
    read,
    isOther: (kept, told) => JSON.stringify(kept) !== JSON.stringify(told),
    tell: (kept) => tell(ctx, user_id, kept),
  });
}

async function concernedStates(ctx: Context, user_id: Id, author_id: Id): Promise<ReadState[]> {
  const memberships = await ctx.storage.members.listMembershipsOf(user_id);
  const conversations = await ctx.storage.directChannels.listDirectChannelsOf(user_id);
  const target_ids = [...targetsOf(user_id, memberships), ...conversations.map(({ id }) => id)];
  const rows = await ctx.storage.mentions.listMentions({ target_ids, limit: MENTIONS });
  const concerned = new Set(rows.filter((row) => row.author_id === author_id).map((row) => row.channel_id));
  if (concerned.size === 0) return [];
  const states = await readStatesOf(ctx, user_id, await seenBy(ctx, user_id));
  return states.filter(({ id }) => concerned.has(id));
}

async function tell(ctx: Context, user_id: Id, states: readonly ReadState[]): Promise<void> {
  for (const { id: channel_id, last_message_id: message_id, ...rest } of states) {
    await ctx.bus.publish({ type: 'MESSAGE_ACK', data: { channel_id, message_id, ...rest }, audience: { user_ids: [user_id] } });
  }
}
