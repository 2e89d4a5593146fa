import { z } from 'zod';

/** A picture that the server fetched, made smaller and keeps: `proxy_url` is here, `url` is where it came from. */
const PreviewPicture = z.strictObject({
  url: z.string(),
  /** A path on this server: no browser of a reader asks anybody else. */
  proxy_url: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** What is behind a link of a message, as in the Discord API; `url` is the link as it stands in the message. */
export const LinkEmbed = z
  .strictObject({
    type: z.enum(['link', 'article', 'image', 'video']),
    url: z.string(),
    title: z.string().optional(),
    description: z.string().optional(),
    /** 0xRRGGBB */
    color: z.int().min(0).max(0xffffff).optional(),
    provider: z.strictObject({ name: z.string() }).optional(),
    thumbnail: PreviewPicture.optional(),
  })
  .meta({ id: 'LinkEmbed' });
export type LinkEmbed = z.infer<typeof LinkEmbed>;
