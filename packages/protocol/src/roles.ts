import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { ImageData, PermissionBits, Snowflake } from './schemas.ts';
import { line } from './text.ts';

const color = z.int().min(0).max(0xffffff);
/** One colour, or a gradient of two or three. */
const colors = z.strictObject({ primary_color: color, secondary_color: color.nullable(), tertiary_color: color.nullable() });

/** The @everyone role has the id of its guild. */
export const Role = z
  .strictObject({
    id: Snowflake,
    name: z.string(),
    color: z.int(),
    colors: z.strictObject({ primary_color: z.int(), secondary_color: z.int().nullable(), tertiary_color: z.int().nullable() }),
    hoist: z.boolean(),
    /** Hash of the image at /cdn/role-icons/{id}/{hash}.webp */
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

const guild = { guild_id: Snowflake };
const role = { ...guild, role_id: Snowflake };
const fields = {
  name: line(LIMITS.roleName).optional(),
  permissions: PermissionBits.optional(),
  /** The API's older word for `colors.primary_color`. */
  color: color.optional(),
  colors: colors.optional(),
  hoist: z.boolean().optional(),
  mentionable: z.boolean().optional(),
  icon: ImageData,
  unicode_emoji: line({ min: 1, max: 32 }).nullable().optional(),
};
const refusals = ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'] as const;

export const roleOperations = {
  'roles.list': operation({
    summary: 'The roles of a guild',
    params: guild,
    answer: z.array(Role),
    errors: ['UNKNOWN_GUILD'],
  }),
  'roles.get': operation({ summary: 'One role', params: role, answer: Role, errors: ['UNKNOWN_GUILD', 'UNKNOWN_ROLE'] }),
  'roles.memberCounts': operation({
    summary: 'How many members have each role, by its id; @everyone is left out',
    params: guild,
    answer: z.record(Snowflake, z.int()),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'roles.create': operation({
    summary: 'Create a role, above @everyone and below all others',
    params: guild,
    body: fields,
    answer: Role,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'TOO_MANY_ROLES'],
    audited: true,
  }),
  'roles.update': operation({
    summary: 'Change a role that is below the own highest one. Nobody gives or takes what they do not have',
    params: role,
    body: fields,
    answer: Role,
    limit: { points: 60, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_ROLE'],
    audited: true,
  }),
  'roles.delete': operation({
    summary: 'Delete a role and take it from everybody',
    params: role,
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_ROLE', 'INVALID_ROLE'],
    audited: true,
  }),
  'roles.reorder': operation({
    summary: 'Move roles: a higher position is a higher role. Those at or above the own highest one stay where they are',
    params: guild,
    body: {
      roles: z
        .array(z.object({ id: Snowflake, position: z.int().min(0).max(LIMITS.roles).nullable().optional() }))
        .min(1)
        .max(LIMITS.roles),
    },
    bodyField: 'roles',
    answer: z.array(Role),
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_ROLE'],
    audited: true,
  }),
};
