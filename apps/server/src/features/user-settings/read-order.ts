import type { Id } from '@chat-js/protocol/ids.ts';
import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';
import type { Context } from '../context.ts';
import type { StoredSettings } from './store.ts';

interface Order {
  guild_positions: readonly Id[] | undefined;
  guild_folders: readonly GuildFolder[] | undefined;
}

/** Without guilds that the person is not in; each stands once, and in the first folder that has it. */
export async function readOrder(ctx: Context, user_id: Id, { guild_positions, guild_folders }: Order): Promise<Partial<StoredSettings>> {
  const mine = new Set((await ctx.storage.members.listMembershipsOf(user_id)).map(({ guild_id }) => guild_id));
  return {
    ...(guild_positions && { guild_positions: [...new Set(guild_positions)].filter((id) => mine.has(id)) }),
    ...(guild_folders && { guild_folders: takeFolders(guild_folders, mine) }),
  };
}

/** A folder that nothing is left of is none. */
function takeFolders(folders: readonly GuildFolder[], mine: ReadonlySet<Id>): GuildFolder[] {
  const left = new Set(mine);
  const ids = new Set<number>();
  return folders.flatMap(({ id, guild_ids, name, color }) => {
    const inside = guild_ids.filter((guild_id) => left.delete(guild_id));
    if (inside.length === 0 || ids.has(id)) return [];
    ids.add(id);
    return [{ id, guild_ids: inside, name: name || null, color }];
  });
}
