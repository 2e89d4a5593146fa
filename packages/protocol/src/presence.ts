import { z } from 'zod';
import { Snowflake } from './schemas.ts';

export const Presence = z
  .strictObject({
    user: z.strictObject({ id: Snowflake }),
    guild_id: Snowflake,
    status: z.enum(['online', 'offline']),
    activities: z.array(z.never()),
    client_status: z.strictObject({ web: z.literal('online').optional() }),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof Presence>;
