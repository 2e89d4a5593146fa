import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Person } from './people.ts';

export async function findVoiceChannel({ rest }: Person, guild_id: string): Promise<Channel> {
  const found = (await rest.call('channels.list', { guild_id })).find(({ type }) => type === 2);
  if (!found) throw new Error('no voice channel');
  return found;
}
