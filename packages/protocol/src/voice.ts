import { z } from 'zod';
import { Snowflake } from './schemas.ts';

/** Who is in which voice channel. */
export const VoiceState = z
  .strictObject({
    guild_id: Snowflake,
    channel_id: Snowflake.nullable(),
    user_id: Snowflake,
    session_id: z.string(),
    deaf: z.boolean(),
    mute: z.boolean(),
    self_deaf: z.boolean(),
    self_mute: z.boolean(),
    self_video: z.boolean(),
    suppress: z.boolean(),
    request_to_speak_timestamp: z.null(),
  })
  .meta({ id: 'VoiceState' });
export type VoiceState = z.infer<typeof VoiceState>;
