import { z } from 'zod';
import { PartialEmoji } from './reactions.ts';
import { Snowflake } from './schemas.ts';

/** A custom status: the only activity there is. */
export const Activity = z
  .strictObject({
    id: z.literal('custom'),
    name: z.literal('Custom Status'),
    type: z.literal(4),
    state: z.string().nullable(),
    emoji: PartialEmoji.optional(),
    /** ms since 1970. */
    created_at: z.int(),
  })
  .meta({ id: 'Activity' });

const here = z.enum(['online', 'idle', 'dnd']);

/** How a person is seen: in a guild, or by their friends and those with whom they have a conversation. */
export const Presence = z
  .strictObject({
    user: z.strictObject({ id: Snowflake }),
    guild_id: Snowflake.optional(),
    status: z.enum([...here.options, 'offline']),
    activities: z.array(Activity),
    client_status: z.strictObject({ web: here.optional() }),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof Presence>;

/** What a device says of itself: whether somebody is at it. Discord's opcode 3; what the person wants to be seen as is in their settings. */
export const PresenceUpdate = z.strictObject({
  status: z.enum(['online', 'idle']),
  /** Since when nobody is; ms since 1970. */
  since: z.int().min(0).nullable(),
  afk: z.boolean(),
});
export type PresenceUpdate = z.infer<typeof PresenceUpdate>;
