import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi.ts';

const DOCUMENT_URL = '/api/v10/openapi.json';

/** The API's document, and a page that shows it with assets of this server only. */
export async function docsDoor(app: FastifyInstance, version: string): Promise<void> {
  let document: string | undefined;
  app.get(DOCUMENT_URL, async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(version));
    return reply.header('content-type', 'application/json').send(Buffer.from(document));
  });

  let page: Promise<FastifyInstance> | undefined;
  const show = async (url: string) => {
    page ??= openPage();
    return (await page).inject({ method: 'GET', url });
  };
  app.get('/api/docs', (_request, reply) => reply.redirect('/api/docs/'));
  app.get('/api/docs/*', async (request, reply) => {
    const { statusCode, headers, rawPayload } = await show(request.url);
    const type = String(headers['content-type']);
    if (type.startsWith('text/html')) reply.header('content-security-policy', pagePolicy(rawPayload.toString()));
    return reply.code(statusCode).header('content-type', type).send(rawPayload);
  });
}

/** Loaded when someone looks: the page's script is megabytes, which most processes never need. */
async function openPage(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const page = Fastify();
  await page.register(scalar, {
    routePrefix: '/api/docs',
    configuration: {
      url: DOCUMENT_URL,
      pageTitle: 'Chat-JS API',
      darkMode: true,
      hideClientButton: true,
      showDeveloperTools: 'never',
      // The page talks to this server only.
      withDefaultFonts: false,
      telemetry: false,
      agent: { disabled: true },
    },
  });
  await page.ready();
  return page;
}

/** The page starts itself with a script of its own text: that text is allowed, and no other. */
function pagePolicy(html: string): string {
  const scripts = [...html.matchAll(/<script[^>]*>([^<]+)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
