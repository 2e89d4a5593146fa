import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { UserSettings } from '@chat-js/protocol/user-settings.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { updateMe } from '../users/update-me.ts';
import { readCustomStatus } from './custom-status.ts';
import { presentSettings } from './present.ts';
import { readOrder } from './read-order.ts';
import { type KnownSettings, readSettings, wishOf } from './read-settings.ts';
import type { StoredSettings } from './store.ts';

/** Two devices of a person are rarely so fast that one of them is too late once. */
const ATTEMPTS = 10;

export async function getSettings(ctx: Context, { user_id }: Actor): Promise<UserSettings> {
  const user = await ctx.directory.getUser(user_id);
  return user ? presentSettings(ctx, await readSettings(ctx, user_id), user) : refuse('UNAUTHORIZED');
}

/** What is not given stays as it is, also when another device changes it at the same moment. */
export async function updateSettings(ctx: Context, actor: Actor, input: OperationInput<'settings.update'>): Promise<UserSettings> {
  const { locale, custom_status, guild_positions, guild_folders, ...plain } = input;
  const changes: Partial<StoredSettings> = {
    ...plain,
    ...(custom_status !== undefined && { custom_status: custom_status && (await readCustomStatus(ctx, actor.user_id, custom_status)) }),
    ...((guild_positions || guild_folders) && (await readOrder(ctx, actor.user_id, { guild_positions, guild_folders }))),
  };
  if (locale) await updateMe(ctx, actor, { locale });
  const kept = await changeSettings(ctx, actor.user_id, () => changes);
  return kept ? tellSettings(ctx, actor.user_id, kept) : refuse('EDITED_MEANWHILE');
}

/** Undefined when there was nothing to change, or when others were always faster. */
export async function changeSettings(
  ctx: Context,
  user_id: Id,
  change: (before: StoredSettings) => Partial<StoredSettings> | undefined,
): Promise<KnownSettings | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await readSettings(ctx, user_id);
    const changes = change(before.settings);
    if (!changes) return undefined;
    const settings = { ...before.settings, ...changes };
    const revision = before.revision + 1;
    const status_ends_at = settings.custom_status?.expires_at ?? null;
    if (await ctx.storage.userSettings.keepSettings({ user_id, revision, settings: JSON.stringify(settings), status_ends_at }))
      return { revision, settings };
  }
  return undefined;
}

/** The own devices are told all of it, everybody else as what the person is seen. */
export async function tellSettings(ctx: Context, user_id: Id, kept: KnownSettings): Promise<UserSettings> {
  const user = await ctx.directory.getUser(user_id);
  if (!user) return refuse('UNAUTHORIZED');
  const data = presentSettings(ctx, kept, user);
  await Promise.all([
    ctx.bus.publish({ type: 'USER_SETTINGS_UPDATE', data, audience: { user_ids: [user_id] } }),
    ctx.presence.tellWish(user_id, wishOf(kept)),
  ]);
  return data;
}
