import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';
import { useClientState } from '../../lib/client.tsx';

/** Without a name it is called by its servers. */
export function useFolderName({ name, guild_ids }: Pick<GuildFolder, 'name' | 'guild_ids'>): string {
  const names = useClientState(({ guilds }) => guild_ids.flatMap((id) => guilds[id]?.name ?? []));
  return name ?? names.join(', ');
}
