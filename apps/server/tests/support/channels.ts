import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Person } from './people.ts';

/** A channel of a guild, or a thread, as somebody sees it now. */
export async function readChannel(person: Pick<Person, 'call'>, channel_id: string): Promise<Channel> {
  const channel = await person.call('channels.get', { channel_id });
  if (!('guild_id' in channel)) throw new Error('a conversation without a guild');
  return channel;
}
