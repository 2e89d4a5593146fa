import type { Id } from '@chat-js/protocol/ids.ts';
import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';

/** What stands in the rail, from top to bottom: a server, or a folder of servers. */
export type RailEntry = { guild_id: Id; folder?: undefined } | { folder: GuildFolder };

export const keyOf = (entry: RailEntry): string => (entry.folder ? folderKey(entry.folder.id) : entry.guild_id);

export const folderKey = (id: number): string => `folder:${id}`;

/** A folder stands where the first of its servers stands. Servers that are gone are left out. */
export function railOf(ids: readonly Id[], folders: readonly GuildFolder[]): RailEntry[] {
  const known = new Set(ids);
  const placed = new Set<Id>();
  return ids.flatMap((guild_id): RailEntry[] => {
    if (placed.has(guild_id)) return [];
    const folder = folders.find(({ guild_ids }) => guild_ids.includes(guild_id));
    if (!folder) return [{ guild_id }];
    const guild_ids = folder.guild_ids.filter((id) => known.has(id) && !placed.has(id));
    for (const id of guild_ids) placed.add(id);
    return [{ folder: { ...folder, guild_ids } }];
  });
}
