import type { Id } from '@chat-js/protocol/ids.ts';
import type { Publication } from '../../events/bus.ts';
import { encoded } from '../../lib/encoded.ts';
import { presentMessageMember } from '../members/present.ts';
import type { MemberRow } from '../members/store.ts';
import { messageJson } from './splice.ts';
import type { MessageRow } from './store.ts';

/** How a new message is told. `authorJson`: the author as they are today. */
export function messageCreated(row: MessageRow, guild_id: Id, authorJson: string, member: MemberRow): Publication<'MESSAGE_CREATE'> {
  return {
    type: 'MESSAGE_CREATE',
    data: encoded(messageJson(row, authorJson, `,"guild_id":"${guild_id}","member":${JSON.stringify(presentMessageMember(member))}`)),
    audience: { readers_of_channel: row.channel_id, in_guild: guild_id, written_by: row.author_id },
    made_id: row.id,
  };
}
