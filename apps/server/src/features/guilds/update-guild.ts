import { channelPermissions, type MemberAccess } from '@chat-js/permissions/permissions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Guild } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuseField } from '../refusal.ts';
import { accessGuild } from './access.ts';
import { announceGuild } from './announce-guild.ts';
import { changeGuild } from './change-guild.ts';
import { iconKey, setIcon } from './icon.ts';
import { presentGuild } from './present.ts';
import type { GuildDoc } from './store.ts';

const KEYS = ['name', 'description', 'icon', 'verification_level', 'safety_alerts_channel_id', 'raid_joins', 'ban_addresses'] as const;

export async function updateGuild(ctx: Context, actor: Actor, input: OperationInput<'guilds.update'>): Promise<Guild> {
  const { guild, member } = await accessGuild(ctx, actor, input.guild_id, 'MANAGE_GUILD');
  const me = memberAccess(member, ctx.clock.now());
  const icon = input.icon ? await setIcon(ctx, guild.id, input.icon) : input.icon;

  let known = guild;
  const changed = await changeGuild(ctx, guild.id, (before) => {
    known = before;
    return {
      name: input.name ?? before.name,
      description: input.description === undefined ? before.description : input.description || null,
      icon: icon === undefined ? before.icon : icon,
      ...(input.verification_level !== undefined && { verification_level: input.verification_level }),
      ...(input.safety_alerts_channel_id !== undefined && {
        safety_alerts_channel_id: checkAlerts(before, me, input.safety_alerts_channel_id),
      }),
      ...(input.raid_joins !== undefined && { raid_joins: input.raid_joins }),
      ...(input.ban_addresses !== undefined && { ban_addresses: input.ban_addresses }),
    };
  });

  await announceGuild(ctx, changed);
  if (guild.icon && guild.icon !== changed.icon) await ctx.files.remove(iconKey(guild.id, guild.icon));
  // Who does not ban addresses has no reason to keep anything of them.
  if (known.ban_addresses && !changed.ban_addresses) await ctx.storage.bans.forgetAddresses(guild.id);
  const changes = changesBetween(known, changed, KEYS);
  if (changes.length > 0) {
    await recordDeed(ctx, actor, {
      guild_id: guild.id,
      action_type: AUDIT_ACTION.GUILD_UPDATE,
      target_id: guild.id,
      changes,
      reason: input.reason,
    });
  }
  return presentGuild(changed);
}

function checkAlerts(guild: GuildDoc, me: MemberAccess, channel_id: Id | null): Id | null {
  const channel = guild.channels.find(
    ({ id, permission_overwrites }) => id === channel_id && channelPermissions(guild, permission_overwrites, me),
  );
  if (channel_id !== null && (!channel || !isWritable(channel))) {
    refuseField('safety_alerts_channel_id', 'CHANNEL_INVALID', 'Not a channel of this guild that can be written in');
  }
  return channel_id;
}
