import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { imageData, Snowflake } from './schemas.ts';
import { User } from './users.ts';

/**
 * An emoji of a guild; its picture, at most 128 pixels wide and high, is at /cdn/emojis/{id}.webp. `user`, who added it, is
 * told by the operations below to those who may create or manage emoji, and nowhere else.
 */
export const Emoji = z
  .strictObject({
    id: Snowflake,
    name: z.string(),
    roles: z.array(Snowflake),
    user: User.optional(),
    require_colons: z.boolean(),
    managed: z.boolean(),
    animated: z.boolean(),
    available: z.boolean(),
  })
  .meta({ id: 'Emoji' });
export type Emoji = z.infer<typeof Emoji>;

const guild = { guild_id: Snowflake };
const emoji = { ...guild, emoji_id: Snowflake };
const name = z
  .string()
  .min(LIMITS.emojiTitle.min)
  .max(LIMITS.emojiTitle.max)
  .regex(/^[A-Za-z0-9_]*$/, 'letters, digits and underscores only');
/** Emoji are for everybody here: keeping one to roles is refused rather than overlooked. */
const roles = z.array(Snowflake).max(0).nullable().optional();
const refusals = ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'] as const;

export const emojiOperations = {
  'emojis.list': operation({ summary: 'The emoji of a guild', params: guild, answer: z.array(Emoji), errors: ['UNKNOWN_GUILD'] }),
  'emojis.get': operation({
    summary: 'One emoji of a guild',
    params: emoji,
    answer: Emoji,
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_EMOJI'],
  }),
  'emojis.create': operation({
    summary: 'Add an emoji: PNG, JPEG, GIF or WebP of at most 256 KiB; what moves goes on moving',
    params: guild,
    body: { name, image: imageData(LIMITS.emojiBytes), roles },
    answer: Emoji,
    status: 201,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'TOO_MANY_EMOJIS', 'TOO_MANY_ANIMATED_EMOJIS'],
    audited: true,
  }),
  'emojis.update': operation({
    summary: 'Rename an emoji: the own one, or as a manager of expressions any',
    params: emoji,
    body: { name: name.optional(), roles },
    answer: Emoji,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_EMOJI'],
    audited: true,
  }),
  'emojis.delete': operation({
    summary: 'Delete an emoji with its picture: the own one, or as a manager of expressions any',
    params: emoji,
    answer: null,
    limit: { points: 60, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_EMOJI'],
    audited: true,
  }),
};
