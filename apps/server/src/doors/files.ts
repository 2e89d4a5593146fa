import type { FastifyInstance, FastifyReply } from 'fastify';
import { AUDIO_TYPES } from '../features/attachments/audio.ts';
import type { Context } from '../features/context.ts';
import { Refusal } from '../features/refusal.ts';
import { sendRange } from './range.ts';

const FILE = /^[0-9a-f]{32}\.webp$/;
const SOUND = /^[0-9a-f]{32}\.(ogg|webm|m4a)$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
/** In the browser of the reader alone: whoever removes it wants it gone. */
const FOR_A_DAY = 'private, max-age=86400, immutable';

/** Opened by itself it may do nothing. */
const ALONE = { 'content-security-policy': "default-src 'none'", 'cross-origin-resource-policy': 'same-site' };

/** Pictures, by names that are used once: they never change, so browsers keep them. */
export async function filesDoor(app: FastifyInstance, ctx: Context): Promise<void> {
  app.get<{ Params: { kind: string; id: string; file: string } }>('/cdn/:kind/:id/:file', (request, reply) => {
    const { kind, id, file } = request.params;
    const known = /^(avatars|icons|role-icons|channel-icons)$/.test(kind) && /^[0-9]{1,19}$/.test(id) && FILE.test(file);
    return send(ctx, reply, known && `${kind}/${id}/${file}`, FOR_EVER);
  });
  app.get<{ Params: { file: string } }>('/cdn/emojis/:file', (request, reply) => {
    const { file } = request.params;
    return send(ctx, reply, /^[0-9]{1,19}\.webp$/.test(file) && `emojis/${file}`, FOR_EVER);
  });
  app.get<{ Params: { channel: string; message: string; file: string } }>('/cdn/previews/:channel/:message/:file', (request, reply) => {
    const { channel, message, file } = request.params;
    const known = /^[0-9]{1,19}\/[0-9]{1,19}$/.test(`${channel}/${message}`) && FILE.test(file);
    return send(ctx, reply, known && `previews/${channel}/${message}/${file}`, FOR_A_DAY);
  });
  app.get<{ Params: { channel: string; message: string; file: string } }>(
    '/cdn/attachments/:channel/:message/:file',
    async (request, reply) => {
      const { channel, message, file } = request.params;
      const ending = /^[0-9]{1,19}\/[0-9]{1,19}$/.test(`${channel}/${message}`) && SOUND.exec(file)?.[1];
      const bytes = ending ? await ctx.files.get(`attachments/${channel}/${message}/${file}`) : undefined;
      if (!ending || !bytes) throw new Refusal('NOT_FOUND');
      reply.headers({ 'content-type': AUDIO_TYPES[ending as keyof typeof AUDIO_TYPES], 'cache-control': FOR_A_DAY, ...ALONE });
      return sendRange(reply, bytes, request.headers.range);
    },
  );
}

async function send(ctx: Context, reply: FastifyReply, key: string | false, caching: string): Promise<FastifyReply> {
  const bytes = key === false ? undefined : await ctx.files.get(key);
  if (!bytes) throw new Refusal('NOT_FOUND');
  return reply.headers({ 'content-type': 'image/webp', 'cache-control': caching, ...ALONE }).send(bytes);
}
