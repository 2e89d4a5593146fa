import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { ImageData, Snowflake } from './schemas.ts';
import { line, multiline } from './text.ts';

/** Letters and digits of any script, `.`, `_`, `-`; compared without case. */
export const Username = line(LIMITS.username).refine((name) => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(name), {
  message: 'letters, digits, dot, dash and underscore; the first a letter or a digit',
});

export const Locale = z.enum(['ru', 'en-US']);

/** What everybody may see of a person. */
export const User = z
  .strictObject({
    id: Snowflake,
    username: z.string(),
    discriminator: z.literal('0'),
    global_name: z.string().nullable(),
    /** Hash of the image at /cdn/avatars/{id}/{hash}.webp */
    avatar: z.string().nullable(),
    bot: z.boolean(),
    public_flags: z.int(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

/** What people see of themselves. `admin` and `pending` are ours: administrator of the installation, waiting for approval. */
export const CurrentUser = User.extend({
  email: z.string().nullable(),
  verified: z.boolean(),
  mfa_enabled: z.boolean(),
  locale: Locale,
  flags: z.int(),
  bio: z.string(),
  admin: z.boolean(),
  pending: z.boolean(),
}).meta({ id: 'CurrentUser' });
export type CurrentUser = z.infer<typeof CurrentUser>;

/** Ours. `created_at` follows from the id. */
export const Profile = z.strictObject({ user: User, bio: z.string() }).meta({ id: 'Profile' });
export type Profile = z.infer<typeof Profile>;

export const PartialGuild = z
  .strictObject({
    id: Snowflake,
    name: z.string(),
    icon: z.string().nullable(),
    banner: z.null(),
    owner: z.boolean(),
    permissions: z.string(),
    features: z.array(z.string()),
  })
  .meta({ id: 'PartialGuild' });
export type PartialGuild = z.infer<typeof PartialGuild>;

export const userOperations = {
  'users.me': operation({ summary: 'The person who asks', audience: 'waiting', answer: CurrentUser }),
  'users.updateMe': operation({
    summary: 'Change the own profile: username, display name, avatar, about, language',
    body: {
      username: Username.optional(),
      global_name: line({ max: LIMITS.globalName.max }).nullable().optional(),
      avatar: ImageData,
      bio: multiline({ max: LIMITS.bio.max }).optional(),
      locale: Locale.optional(),
    },
    answer: CurrentUser,
    limit: { points: 10, seconds: 60 },
    errors: ['USERNAME_TAKEN'],
  }),
  'users.get': operation({
    summary: 'A person with whom one shares a guild',
    params: { user_id: Snowflake },
    answer: User,
    errors: ['UNKNOWN_USER'],
  }),
  'users.profile': operation({
    summary: 'What a person with whom one shares a guild says about themselves',
    params: { user_id: Snowflake },
    answer: Profile,
    errors: ['UNKNOWN_USER'],
  }),
  'users.listMyGuilds': operation({ summary: 'The guilds of the person who asks', answer: z.array(PartialGuild) }),
};
