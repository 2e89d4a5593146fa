import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../features/refusal.ts';
import { sendRefusal } from './http.ts';

const WEB_APP = join(import.meta.dirname, '../../../web/dist');

/** The web app: its assets, and its one page for every other address. */
export async function pagesDoor(app: FastifyInstance, root = WEB_APP): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) {
    app.setNotFoundHandler((_request, reply) =>
      reply.code(503).type('text/plain; charset=utf-8').send('The web app is not built. `npm start` builds it.\n'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    setHeaders(reply, path) {
      // Assets have the hash of their content in their names; the page itself is asked for anew.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|cdn|assets|socket\.io)\b/.test(request.url);
    return isPage ? sendPage(reply) : sendRefusal(reply, new Refusal('NOT_FOUND'));
  });
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile('index.html');
}
