import { z } from 'zod';
import { operation } from './operation.ts';
import { PermissionBits, Snowflake } from './schemas.ts';

/** The @everyone role has the id of its guild. */
export const Role = z
  .strictObject({
    id: Snowflake,
    name: z.string(),
    color: z.int(),
    colors: z.strictObject({ primary_color: z.int(), secondary_color: z.int().nullable(), tertiary_color: z.int().nullable() }),
    hoist: z.boolean(),
    icon: z.string().nullable(),
    unicode_emoji: z.string().nullable(),
    position: z.int(),
    permissions: PermissionBits,
    managed: z.boolean(),
    mentionable: z.boolean(),
    flags: z.int(),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const roleOperations = {
  'roles.list': operation({
    summary: 'The roles of a guild',
    params: { guild_id: Snowflake },
    answer: z.array(Role),
    errors: ['UNKNOWN_GUILD'],
  }),
};
