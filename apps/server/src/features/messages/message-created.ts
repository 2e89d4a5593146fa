import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { Publication, Readers } from '../../events/bus.ts';
import { isoTime } from '../../lib/clock.ts';
import { encoded } from '../../lib/encoded.ts';
import type { Context } from '../context.ts';
import { newMember } from '../members/new-member.ts';
import { presentMessageMember } from '../members/present.ts';
import type { MemberRow } from '../members/store.ts';
import { readersOf } from './readers.ts';
import { messageJson, type Surroundings } from './splice.ts';
import type { MessageRow } from './store.ts';
import { findSurroundings } from './surroundings.ts';

/** How a new message is told. */
export function messageCreated(row: MessageRow, readers: Readers, around: Surroundings, member: MemberRow): Publication<'MESSAGE_CREATE'> {
  const { in_guild: guild_id } = readers;
  return {
    type: 'MESSAGE_CREATE',
    data: encoded(messageJson(row, around, `,"guild_id":"${guild_id}","member":${JSON.stringify(presentMessageMember(member))}`)),
    audience: { ...readers, written_by: row.author_id },
    made_id: row.id,
  };
}

/** The same for a message that was kept earlier: whoever wrote it may be gone meanwhile, and what they wrote stays. */
export async function findMessageCreated(ctx: Context, guild_id: Id, row: MessageRow): Promise<Publication<'MESSAGE_CREATE'>> {
  const { author_id: user_id } = row;
  const member =
    (await ctx.directory.getMember(guild_id, user_id)) ?? newMember({ guild_id, user_id, joined_at: isoTime(snowflakeTime(row.id)) });
  return messageCreated(row, await readersOf(ctx, guild_id, row.channel_id), await findSurroundings(ctx, row), member);
}
