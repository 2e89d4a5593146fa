import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { Publication } from '../../events/bus.ts';
import { isoTime } from '../../lib/clock.ts';
import { encoded } from '../../lib/encoded.ts';
import type { Context } from '../context.ts';
import { newMember } from '../members/new-member.ts';
import { presentMessageMember } from '../members/present.ts';
import type { MemberRow } from '../members/store.ts';
import { refsOf } from './new-message.ts';
import { type ReadBy, readersOf } from './readers.ts';
import { guildField, messageJson, type Surroundings } from './splice.ts';
import type { MessageRow } from './store.ts';
import { findSurroundings } from './surroundings.ts';

/** How a new message is told. Webhooks are no member, and in a conversation nobody is. */
export function messageCreated(row: MessageRow, readers: ReadBy, around: Surroundings, member?: MemberRow): Publication<'MESSAGE_CREATE'> {
  const guild_id = 'in_guild' in readers ? readers.in_guild : undefined;
  const told = member ? `,"member":${JSON.stringify(presentMessageMember(member))}` : '';
  return {
    type: 'MESSAGE_CREATE',
    data: encoded(messageJson(row, around, `${guildField(guild_id)}${told}`)),
    audience: 'in_guild' in readers ? { ...readers, written_by: row.author_id } : readers,
    made_id: row.id,
  };
}

/** The same for a message that was kept earlier: whoever wrote it may be gone meanwhile, and what they wrote stays. */
export async function findMessageCreated(ctx: Context, guild_id: Id | undefined, row: MessageRow): Promise<Publication<'MESSAGE_CREATE'>> {
  const member = guild_id === undefined || refsOf(row).webhook ? undefined : await findMember(ctx, guild_id, row);
  return messageCreated(row, await readersOf(ctx, guild_id, row.channel_id), await findSurroundings(ctx, row), member);
}

async function findMember(ctx: Context, guild_id: Id, { id, author_id: user_id }: MessageRow): Promise<MemberRow> {
  const member = await ctx.directory.getMember(guild_id, user_id);
  return member ?? newMember({ guild_id, user_id, joined_at: isoTime(snowflakeTime(id)) });
}
