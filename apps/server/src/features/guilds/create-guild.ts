import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import type { Guild, GuildTemplate } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { newChannel } from '../channels/new-channel.ts';
import type { Context } from '../context.ts';
import { addMember, checkGuildCount } from '../members/add-member.ts';
import { setIcon } from './icon.ts';
import { newGuild } from './new-guild.ts';
import { presentGuild } from './present.ts';
import type { GuildDoc, StoredChannel } from './store.ts';
import { type ChannelPlan, TEMPLATES } from './templates.ts';

export async function createGuild(ctx: Context, actor: Actor, input: OperationInput<'guilds.create'>): Promise<Guild> {
  await checkGuildCount(ctx, actor.user_id);
  return presentGuild(await insertGuild(ctx, actor.user_id, input));
}

interface Plan {
  name: string;
  icon?: string | null | undefined;
  template: GuildTemplate;
}

/** Writes a new guild with the channels of its template and makes its owner the first member. */
export async function insertGuild(ctx: Context, owner_id: Id, { name, icon, template }: Plan): Promise<GuildDoc> {
  const owner = await ctx.directory.getUser(owner_id);
  const id = ctx.ids.next();
  const guild = newGuild({
    id,
    owner_id,
    name,
    icon: icon ? await setIcon(ctx, id, icon) : null,
    channels: planChannels(ctx, id, TEMPLATES[owner?.locale ?? 'en-US'][template]),
  });
  await ctx.storage.guilds.insertGuild(guild);
  await addMember(ctx, guild, owner_id);
  return guild;
}

function planChannels(ctx: Context, guild_id: Id, plan: readonly ChannelPlan[]): StoredChannel[] {
  const channels: StoredChannel[] = [];
  for (const { category, text, voice } of plan) {
    const parent =
      category === undefined ? null : newChannel(ctx, { guild_id, type: CHANNEL_TYPE.CATEGORY, name: category, position: channels.length });
    if (parent) channels.push(parent);
    const parent_id = parent?.id ?? null;
    for (const name of text)
      channels.push(newChannel(ctx, { guild_id, type: CHANNEL_TYPE.TEXT, name, parent_id, position: channels.length }));
    for (const name of voice)
      channels.push(newChannel(ctx, { guild_id, type: CHANNEL_TYPE.VOICE, name, parent_id, position: channels.length }));
  }
  return channels;
}
