import { DIRECT_TYPE, type DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import { publicUser } from '../users/public-user.ts';
import { isAsked } from './asked.ts';
import type { DirectChannelRow } from './store.ts';

/** Conversations as somebody who is in them sees them. */
export async function presentDirectChannels(ctx: Context, rows: readonly DirectChannelRow[], reader: Id): Promise<DirectChannel[]> {
  const last = await ctx.storage.messages.listLastMessageIds(rows.map(({ id }) => id));
  return Promise.all(
    rows.map(async ({ id, type, user_ids, name, icon, owner_id, ...asked }) => {
      const recipients = await Promise.all(user_ids.filter((user_id) => user_id !== reader).map((user_id) => publicUser(ctx, user_id)));
      const ofGroup = type === DIRECT_TYPE.GROUP && owner_id !== null ? { name, icon, owner_id } : {};
      return {
        id,
        type,
        recipients,
        last_message_id: last.get(id) ?? null,
        flags: 0,
        ...(isAsked(asked, reader) && request(id)),
        ...ofGroup,
      };
    }),
  );
}

/** Only whoever is asked sees that it is one. */
function request(channel_id: Id) {
  return { is_message_request: true as const, is_message_request_timestamp: isoTime(snowflakeTime(channel_id)) };
}

export async function presentDirectChannel(ctx: Context, row: DirectChannelRow, reader: Id): Promise<DirectChannel> {
  const [answer] = await presentDirectChannels(ctx, [row], reader);
  if (!answer) throw new Error('a row was not presented');
  return answer;
}
