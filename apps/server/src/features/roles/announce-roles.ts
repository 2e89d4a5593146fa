import { isDeepStrictEqual } from 'node:util';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { AccessChange } from '../../events/bus.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { findKeptGuild } from '../guilds/announce-guild.ts';

/** Tells everybody of a guild how these roles are now. */
export async function tellRoles(ctx: Context, guild_id: Id, roles: readonly Role[], access?: AccessChange): Promise<void> {
  await publish(ctx, guild_id, roles, access);
  await correctRoles(ctx, guild_id, roles);
}

/** Of roles that were just told. */
export async function correctRoles(ctx: Context, guild_id: Id, roles: readonly Role[]): Promise<void> {
  const ids = new Set(roles.map(({ id }) => id));
  await correctTold(roles, {
    read: async () => (await findKeptGuild(ctx, guild_id))?.roles.filter(({ id }) => ids.has(id)),
    isOther: (kept, told) =>
      kept.some(
        (role) =>
          !isDeepStrictEqual(
            role,
            told.find(({ id }) => id === role.id),
          ),
      ),
    tell: (kept) => publish(ctx, guild_id, kept),
  });
}

async function publish(ctx: Context, guild_id: Id, roles: readonly Role[], access?: AccessChange): Promise<void> {
  const audience = { guild_id };
  const stale = [{ guild_id }];
  await Promise.all(
    roles.map((role) =>
      ctx.bus.publish({ type: 'GUILD_ROLE_UPDATE', data: { guild_id, role }, audience, ...(access && { access }), stale }),
    ),
  );
}
