import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { ChannelOverride, UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import type { Actor } from '../actor.ts';
import { findPlace } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { changedSettings } from './change.ts';
import { readGuildSettings } from './read-guild-settings.ts';
import { OF_CONVERSATIONS } from './store.ts';
import { tellGuildSettings } from './tell-guild-settings.ts';

/** Two devices of a person are rarely so fast that one of them is too late once. */
const ATTEMPTS = 10;

type Input = OperationInput<'userGuildSettings.update'>;

/** What is not given stays as it is, also when another device changes it at the same moment. */
export async function updateGuildSettings(ctx: Context, actor: Actor, { guild_id: given, ...input }: Input): Promise<UserGuildSettings> {
  const guild_id = given === '@me' ? OF_CONVERSATIONS : (await accessGuild(ctx, actor, given)).guild.id;
  await checkPlaces(ctx, actor, guild_id, input.channel_overrides ?? {});
  const { user_id } = actor;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await readGuildSettings(ctx, user_id, guild_id);
    const changed = changedSettings(before.settings, input);
    const channel_overrides = await stillSeen(ctx, actor, guild_id, changed.channel_overrides);
    if (channel_overrides.length > LIMITS.channelOverrides) refuse('TOO_MANY_CHANNEL_OVERRIDES');
    const row = { user_id, guild_id, version: before.version + 1, settings: JSON.stringify({ ...changed, channel_overrides }) };
    if (await ctx.storage.userGuildSettings.keepGuildSettings(row)) return tellGuildSettings(ctx, row);
  }
  return refuse('EDITED_MEANWHILE');
}

/** Nothing is chosen for what one does not see, or for another guild; what was chosen can always be taken away. */
async function checkPlaces(ctx: Context, actor: Actor, guild_id: Id, overrides: NonNullable<Input['channel_overrides']>): Promise<void> {
  for (const [channel_id, change] of Object.entries(overrides)) {
    if (change === null) continue;
    const place = await findPlace(ctx, actor, channel_id);
    if (!place || (place.guild?.id ?? OF_CONVERSATIONS) !== guild_id) refuse('UNKNOWN_CHANNEL');
  }
}

/** Without those of channels that one does not see any more: whether they were deleted or hidden is not told. */
async function stillSeen(ctx: Context, actor: Actor, guild_id: Id, overrides: readonly ChannelOverride[]): Promise<ChannelOverride[]> {
  if (guild_id === OF_CONVERSATIONS) {
    const own = await ctx.storage.directChannels.listDirectChannelsOf(actor.user_id);
    return overrides.filter(({ channel_id }) => own.some(({ id }) => id === channel_id));
  }
  const places = await Promise.all(overrides.map(({ channel_id }) => findPlace(ctx, actor, channel_id)));
  return overrides.filter((_, index) => places[index]?.guild?.id === guild_id);
}
