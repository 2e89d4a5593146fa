import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Snowflake } from './schemas.ts';

const { seconds, waveform: WAVEFORM_BYTES } = LIMITS.voiceMessage;

/** How loud a recording is over its time: a byte each, base64. */
const Waveform = z
  .base64()
  .min(4)
  .max(Math.ceil(WAVEFORM_BYTES / 3) * 4);
const Duration = z.number().positive().max(seconds);

/** A file of a message, as in the Discord API. `url` and `proxy_url` are paths on this server. */
export const Attachment = z
  .strictObject({
    id: Snowflake,
    filename: z.string(),
    /** Bytes. */
    size: z.int().positive(),
    url: z.string(),
    proxy_url: z.string(),
    content_type: z.string(),
    duration_secs: Duration.optional(),
    waveform: Waveform.optional(),
    flags: z.int().optional(),
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;

/** What is said of the file `files[id]`. Its name is told by what the file is, and not by this. */
export const AttachmentRequest = z.strictObject({
  id: z.union([z.int(), z.string().max(20)]).pipe(z.coerce.number<number | string>().refine((id) => id === 0, 'the only file is 0')),
  filename: z.string().min(1).max(LIMITS.fileName).optional(),
  duration_secs: Duration.optional(),
  waveform: Waveform.optional(),
});

/** The bytes of a file, beside a JSON body: over HTTP a part `files[0]` of multipart/form-data. */
export const Files = z.array(z.instanceof(Uint8Array)).max(1).optional();
