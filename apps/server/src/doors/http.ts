import { IncomingMessage } from 'node:http';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { ROUTES, routesOf } from '@chat-js/protocol/routes.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../features/actor.ts';
import { authenticate } from '../features/auth/authenticate.ts';
import { Refusal, refuse } from '../features/refusal.ts';
import { isEncoded } from '../lib/encoded.ts';
import { Crowded, createGate } from '../lib/gate.ts';
import { hostOf } from '../lib/host.ts';
import { acceptBodies, acceptForms } from './body.ts';
import { refreshCookie } from './cookie.ts';
import { readForm } from './form.ts';
import type { LimitState } from './limits.ts';
import { asRefusal, type Doorway, perform } from './perform.ts';

/** Exactly this: libraries compare it, so there is no charset behind it. */
const JSON_TYPE = 'application/json';
const BASE = '/api/v10';

/** Files are held in memory until they are kept: so many at once, one of each person. */
const uploads = createGate({ atOnce: 8, perKey: 1, waiting: 100 });

/** The HTTP door: a loop over the table of operations. */
export async function httpDoor(app: FastifyInstance, doorway: Doorway): Promise<void> {
  acceptBodies(app);
  app.setErrorHandler((error, request, reply) =>
    sendRefusal(reply, fastifyRefusal(error) ?? asRefusal(doorway.ctx, error, request.routeOptions.url ?? 'none')),
  );

  const methods = new Map<string, Set<string>>();
  for (const name of Object.keys(ROUTES) as OperationName[]) {
    for (const { method, path } of routesOf(name)) {
      const url = BASE + path.replace(/\{(\w+)\}/g, ':$1');
      methods.set(url, (methods.get(url) ?? new Set()).add(method));
      const route = { method, url, bodyLimit: bodyLimitOf(name) };
      if (operations[name].files)
        await acceptForms(app, (inside) =>
          inside.route({ ...route, handler: (request, reply) => serveForm(doorway, name, request, reply) }),
        );
      else app.route({ ...route, handler: (request, reply) => serve(doorway, name, request, reply) });
    }
  }
  for (const [url, allowed] of methods) refuseOtherMethods(app, url, allowed);
  app.all(`${BASE}/*`, async () => {
    throw new Refusal('NOT_FOUND');
  });
}

/** Before anybody knows who sends it, a body is as large as the operation's may be. */
function bodyLimitOf(name: OperationName): number {
  const { body } = operations[name];
  return 'avatar' in body || 'icon' in body ? LIMITS.bodyBytes : LIMITS.plainBodyBytes;
}

/** The same, perhaps with files. Nobody who is not logged in gets any of them read. */
async function serveForm(doorway: Doorway, name: OperationName, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!(request.body instanceof IncomingMessage)) return serve(doorway, name, request, reply);
  try {
    const actor = (await actorOf(doorway, request, false)) ?? refuse('UNAUTHORIZED');
    const { body, files } = await uploads.pass(actor.user_id, () => readForm(request.raw));
    request.body = { ...body, files };
  } catch (error) {
    // What of it is still on its way is not waited for.
    reply.header('connection', 'close');
    throw error instanceof Crowded ? new Refusal('UNAVAILABLE', { retryAfter: 5 }) : error;
  }
  return serve(doorway, name, request, reply);
}

async function serve(doorway: Doorway, name: OperationName, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const operation = operations[name];
  const actor = await actorOf(doorway, request, operation.audience === 'anyone');
  request.actor = actor;
  const answer = await perform(doorway, {
    name,
    actor,
    origin: { address: request.ip, user_agent: request.headers['user-agent'] ?? '', host: hostOf(request.host) },
    input: operation.audited ? { ...flatInput(request, operation), ...auditReason(request) } : flatInput(request, operation),
    cookie: refreshCookie(request, reply),
    limited: (state) => setLimitHeaders(reply, state),
  });
  if (answer === null) return reply.code(204).send();
  const json = isEncoded(answer) ? answer.json : JSON.stringify(answer);
  return reply.code(operation.status).header('content-type', JSON_TYPE).send(Buffer.from(json));
}

async function actorOf({ ctx }: Doorway, request: FastifyRequest, optional: boolean): Promise<Actor | undefined> {
  const header = request.headers.authorization;
  if (header === undefined || optional) return undefined;
  const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/.exec(header)?.[1];
  if (token === undefined) throw new Refusal('UNAUTHORIZED');
  return authenticate(ctx, token);
}

/**
 * Path, query and body as one object. The path wins: nobody reaches another object through the body. The query gives only
 * what belongs there: a form of another site can choose an address, but not send JSON.
 */
function flatInput(request: FastifyRequest, { bodyField, query: shape }: { bodyField?: string; query: object }): Record<string, unknown> {
  const { body } = request;
  const params = request.params as Record<string, unknown>;
  const query = Object.fromEntries(Object.entries(request.query as object).filter(([name]) => Object.hasOwn(shape, name)));
  if (bodyField !== undefined) return { [bodyField]: body, ...query, ...params };
  if (body === undefined) return { ...query, ...params };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal('INVALID_FORM_BODY', { errors: { _errors: [{ code: 'INVALID_TYPE', message: 'expected an object' }] } });
  }
  return { ...body, ...query, ...params };
}

/** Why something is done travels as a header, percent-encoded, and so in any script. */
function auditReason({ headers }: FastifyRequest): { reason?: string } {
  const header = headers['x-audit-log-reason'];
  if (typeof header !== 'string') return {};
  try {
    return { reason: decodeURIComponent(header) };
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new Refusal('INVALID_FORM_BODY', { errors: { reason: { _errors: [{ code: 'INVALID', message: 'not percent-encoded' }] } } });
  }
}

function refuseOtherMethods(app: FastifyInstance, url: string, allowed: ReadonlySet<string>): void {
  const method = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => !allowed.has(name));
  app.route({
    method,
    url,
    handler: async (_request, reply) => {
      reply.header('allow', [...allowed].join(', '));
      throw new Refusal('METHOD_NOT_ALLOWED');
    },
  });
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfter !== undefined) reply.header('retry-after', Math.ceil(refusal.retryAfter));
  // Some libraries retry a 429 only when it came "Via" somebody, as behind the API's own edge.
  if (refusal.error === 'RATE_LIMITED') reply.header('via', '1.1 chat-js').header('x-ratelimit-scope', 'user');
  return reply
    .code(refusal.status)
    .header('content-type', JSON_TYPE)
    .send(Buffer.from(JSON.stringify(refusal.body)));
}

function setLimitHeaders(reply: FastifyReply, { limit, remaining, resetAfter, bucket }: LimitState): void {
  reply.headers({
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': (Date.now() / 1000 + resetAfter).toFixed(3),
    'x-ratelimit-reset-after': resetAfter.toFixed(3),
    'x-ratelimit-bucket': bucket,
  });
}

/** The framework's own refusals of a request, in the shape of the API. */
function fastifyRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  if (error.statusCode === 413) return new Refusal('BODY_TOO_LARGE');
  if (error.statusCode === 415) return new Refusal('UNSUPPORTED_MEDIA_TYPE');
  return error.statusCode < 500 ? new Refusal('GENERAL') : undefined;
}
