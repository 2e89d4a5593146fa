import type { Guild } from '@chat-js/protocol/guilds.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from './access.ts';
import { changeGuild } from './change-guild.ts';
import { iconKey, setIcon } from './icon.ts';
import { presentGuild } from './present.ts';

export async function updateGuild(ctx: Context, actor: Actor, input: OperationInput<'guilds.update'>): Promise<Guild> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id, 'MANAGE_GUILD');
  const icon = input.icon ? await setIcon(ctx, guild.id, input.icon) : input.icon;

  const changed = await changeGuild(ctx, guild.id, (before) => ({
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description || null,
    icon: icon === undefined ? before.icon : icon,
  }));

  const answer = presentGuild(changed);
  await ctx.bus.publish({
    type: 'GUILD_UPDATE',
    data: answer,
    audience: { guild_id: guild.id },
    stale: [{ guild_id: guild.id }],
  });
  if (guild.icon && guild.icon !== changed.icon) await ctx.files.remove(iconKey(guild.id, guild.icon));
  return answer;
}
