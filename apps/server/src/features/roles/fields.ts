import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { squareImage } from '../../lib/images.ts';
import type { Context } from '../context.ts';
import { refuseField } from '../refusal.ts';

const ICON_PIXELS = 64;

/** What the audit log tells of a role. */
export const ROLE_KEYS = ['name', 'permissions', 'color', 'colors', 'hoist', 'mentionable', 'icon', 'unicode_emoji'] as const;

type Input = Omit<OperationInput<'roles.create'>, 'guild_id' | 'reason'>;

/** The fields of a role that a body names, as they are kept. `permissions` are the caller's to check. */
export async function roleFields(ctx: Context, role_id: Id, input: Input): Promise<Partial<Role>> {
  const { name, hoist, mentionable, icon, unicode_emoji } = input;
  const colors = input.colors ?? (input.color === undefined ? undefined : { ...PLAIN, primary_color: input.color });
  if (colors && colors.tertiary_color !== null && colors.secondary_color === null) {
    refuseField('colors', 'COLOR_TYPE_INVALID', 'A third colour needs a second one');
  }
  return {
    ...(name !== undefined && { name }),
    ...(hoist !== undefined && { hoist }),
    ...(mentionable !== undefined && { mentionable }),
    ...(unicode_emoji !== undefined && { unicode_emoji }),
    ...(colors && { colors, color: colors.primary_color }),
    ...(icon !== undefined && { icon: icon && (await setRoleIcon(ctx, role_id, icon)) }),
  };
}

const PLAIN = { primary_color: 0, secondary_color: null, tertiary_color: null };

async function setRoleIcon(ctx: Context, role_id: Id, dataUri: string): Promise<string> {
  const image = await squareImage(dataUri, { size: ICON_PIXELS, maxBytes: LIMITS.imageBytes });
  if (!image) return refuseField('icon', 'IMAGE_INVALID', 'Not an image that can be read, or too large');
  await ctx.files.put(roleIconKey(role_id, image.hash), image.bytes);
  return image.hash;
}

export function roleIconKey(role_id: Id, hash: string): string {
  return `role-icons/${role_id}/${hash}.webp`;
}
