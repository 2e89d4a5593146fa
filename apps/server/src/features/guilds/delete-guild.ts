import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { accessGuild } from './access.ts';
import { changeGuild } from './change-guild.ts';
import { purgeGuild } from './purge.ts';

export async function deleteGuild(ctx: Context, actor: Actor, input: OperationInput<'guilds.delete'>): Promise<null> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id);
  if (guild.owner_id !== actor.user_id) refuse('MISSING_PERMISSIONS');

  const gone = await changeGuild(ctx, guild.id, () => ({ deleted: true }));
  await ctx.bus.publish({
    type: 'GUILD_DELETE',
    data: { id: guild.id },
    audience: { guild_id: guild.id },
    access: { kind: 'guild-gone', guild_id: guild.id },
    stale: [{ guild_id: guild.id }],
  });
  void purgeGuild(ctx, gone);
  return null;
}
