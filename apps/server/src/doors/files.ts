import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '../features/context.ts';
import { Refusal } from '../features/refusal.ts';

/**
 * Avatars and icons, those of roles too, by the hash of their bytes, and emoji by their id, whose picture is never another:
 * none of them changes, so browsers keep them.
 */
export async function filesDoor(app: FastifyInstance, ctx: Context): Promise<void> {
  app.get<{ Params: { kind: string; id: string; file: string } }>('/cdn/:kind/:id/:file', async (request, reply) => {
    const { kind, id, file } = request.params;
    const known = /^(avatars|icons|role-icons)$/.test(kind) && /^[0-9]{1,19}$/.test(id) && /^[0-9a-f]{32}\.webp$/.test(file);
    return sendImage(reply, known ? await ctx.files.get(`${kind}/${id}/${file}`) : undefined);
  });
  app.get<{ Params: { file: string } }>('/cdn/emojis/:file', async (request, reply) => {
    const { file } = request.params;
    return sendImage(reply, /^[0-9]{1,19}\.webp$/.test(file) ? await ctx.files.get(`emojis/${file}`) : undefined);
  });
}

function sendImage(reply: FastifyReply, bytes: Uint8Array | undefined): FastifyReply {
  if (!bytes) throw new Refusal('NOT_FOUND');
  return reply
    .headers({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'cross-origin-resource-policy': 'same-site',
    })
    .send(bytes);
}
