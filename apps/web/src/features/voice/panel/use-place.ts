import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useClientState } from '../../../lib/client.tsx';
import { paths } from '../../../lib/paths.ts';

/** The channel that one talks in, as the person knows it; undefined: they do not see it any more. */
export function usePlace(channel_id: Id | undefined): { name: string; path: string } | undefined {
  const channel = useClientState((state) => state.channels[channel_id ?? '']);
  const guild = useClientState((state) => state.guilds[channel?.guild_id ?? '']?.name);
  if (!channel) return undefined;
  const name = channel.guild_id === NO_GUILD || guild === undefined ? channel.name : `${channel.name} / ${guild}`;
  return { name, path: paths.channel(channel.guild_id, channel.id) };
}
