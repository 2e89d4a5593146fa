import type { FastifyInstance } from 'fastify';
import type { Context } from '../features/context.ts';
import { Refusal } from '../features/refusal.ts';

/** Avatars and icons, those of roles too, by the hash of their bytes: they never change, so browsers keep them. */
export async function filesDoor(app: FastifyInstance, ctx: Context): Promise<void> {
  app.get<{ Params: { kind: string; id: string; file: string } }>('/cdn/:kind/:id/:file', async (request, reply) => {
    const { kind, id, file } = request.params;
    const known = /^(avatars|icons|role-icons)$/.test(kind) && /^[0-9]{1,19}$/.test(id) && /^[0-9a-f]{32}\.webp$/.test(file);
    const bytes = known ? await ctx.files.get(`${kind}/${id}/${file}`) : undefined;
    if (!bytes) throw new Refusal('NOT_FOUND');
    return reply
      .headers({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'same-site',
      })
      .send(bytes);
  });
}
