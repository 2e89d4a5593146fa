import { LIMITS } from '@chat-js/protocol/limits.ts';
import cookie from '@fastify/cookie';
import proxyAddr from '@fastify/proxy-addr';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { createContext, type Options } from './context.ts';
import { docsDoor } from './doors/docs.ts';
import { filesDoor } from './doors/files.ts';
import { healthDoor } from './doors/health.ts';
import { httpDoor, sendRefusal } from './doors/http.ts';
import { createLimits, noLimits } from './doors/limits.ts';
import type { OriginRules } from './doors/origin.ts';
import { pagesDoor } from './doors/pages.ts';
import type { Doorway } from './doors/perform.ts';
import { secureHeaders } from './doors/security-headers.ts';
import { socketDoor } from './doors/socket.ts';
import { startEndingBans } from './features/bans/end-bans.ts';
import type { Context } from './features/context.ts';
import { startDelivering } from './features/crossposts/deliver.ts';
import { startHousekeeping } from './features/housekeeping.ts';
import { startEndingPolls } from './features/polls/end-polls.ts';
import { startPushing } from './features/push-subscriptions/push-due.ts';
import { Refusal } from './features/refusal.ts';
import { startSendingScheduled } from './features/scheduled-messages/send-due.ts';
import { startEndingThreads } from './features/threads/end-threads.ts';
import { startEndingStatuses } from './features/user-settings/end-statuses.ts';
import { type Listening, startStun } from './stun/server.ts';

const SWEEP_MS = 100;
/** Connections that the system keeps until they are accepted. When all come back at once, who finds no room tries again only seconds later. */
const BACKLOG = 4096;

export interface App {
  ctx: Context;
  /** Resolves to the address, such as `http://127.0.0.1:3000`. Rejects with EADDRINUSE. */
  listen(): Promise<string>;
  /** Asks clients to go to another node if there is one, stops accepting, finishes what is under way, writes what waits, lets go of the data folder. */
  close(): Promise<void>;
}

export async function createApp(options: Options): Promise<App> {
  const { config } = options;
  const { ctx, hub } = await createContext(options);
  const doorway: Doorway = { ctx, limits: config.RATE_LIMITS === 'on' ? createLimits(ctx.counters) : noLimits, strict: options.strict };
  let closing = false;

  const app = createServer(options);
  await app.register(cookie);
  secureHeaders(app, { isHttps: config.PUBLIC_URL?.startsWith('https:') ?? false });
  await healthDoor(app, ctx, { hub, metricsToken: config.METRICS_TOKEN, isReady: () => !closing });
  await docsDoor(app, ctx.version);
  await httpDoor(app, doorway);
  await filesDoor(app, ctx);
  await pagesDoor(app);
  await app.ready();

  const rules: OriginRules = { publicUrl: config.PUBLIC_URL, addressOf: addressReader(config.TRUST_PROXY) };
  // Attached before listening: a client that is quick finds everything in place.
  const io = socketDoor(app.server, doorway, hub, rules);
  const housekeeping = startHousekeeping(ctx);
  const endingBans = startEndingBans(ctx);
  const endingPolls = startEndingPolls(ctx);
  const endingThreads = startEndingThreads(ctx);
  const delivering = startDelivering(ctx);
  const endingStatuses = startEndingStatuses(ctx);
  const sendingScheduled = startSendingScheduled(ctx);
  const pushing = startPushing(ctx);
  let stun: Listening | undefined;

  return {
    ctx,
    async listen() {
      const address = await app.listen({ port: config.PORT, host: config.HOST, backlog: BACKLOG });
      if (config.STUN_PORT !== 0) stun = await startStun({ port: config.STUN_PORT, logger: ctx.logger });
      return address;
    },
    async close() {
      closing = true;
      stun?.close();
      housekeeping.stop();
      endingBans.stop();
      endingPolls.stop();
      endingThreads.stop();
      await endingStatuses.stop();
      await delivering.stop();
      await sendingScheduled.stop();
      await pushing.stop();
      await io.drain();
      hub.close();
      // An answer that was under way leaves its connection open for another request, which shall not come.
      const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
      await io.close();
      await app.close();
      clearInterval(sweep);
      await ctx.previews?.close();
      await ctx.pushes?.close();
      await ctx.autoMod.rules.close();
      await ctx.bus.close();
      await ctx.storage.close();
    },
  };
}

function createServer({ config, logger }: Options): FastifyInstance {
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.TRUST_PROXY ?? false,
    bodyLimit: LIMITS.plainBodyBytes,
    routerOptions: { maxParamLength: 256 },
    schemaController: { compilersFactory: noSchemaCompilers },
    requestTimeout: 60_000,
    // An address that cannot be decoded is refused before any hook: in the shape of the API all the same.
    frameworkErrors: (_error, _request, reply: FastifyReply) => void sendRefusal(reply, new Refusal('GENERAL')),
    genReqId: () => nextRequestId(),
    // One line a request needs no logger of its own.
    childLoggerFactory: (parent) => parent,
    // Some libraries encode the @ of `/users/@me`.
    rewriteUrl: ({ url = '/' }) => url.replace(/%40/gi, '@'),
  });
  app.decorateRequest('actor', undefined);
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        id: request.id,
        method: request.method,
        // Codes and tokens stand in paths and queries: the pattern is enough.
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        user: request.actor?.user_id,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
  return app;
}

/** Zod checks what comes in and goes out: the framework's own compilers are not even loaded. */
const noSchemaCompilers = { buildValidator: noSchemas, buildSerializer: noSchemas };

function noSchemas(): never {
  throw new Error('routes have no schemas of their own: the table of operations has them');
}

let requests = 0;

/** Counts up: enough to find the lines of one request. */
function nextRequestId(): string {
  requests += 1;
  return requests.toString(36);
}

/** The address of a socket's client: the framework's own rules for trusted proxies. */
function addressReader(trustProxy: string | undefined): OriginRules['addressOf'] {
  if (trustProxy === undefined) return (request) => request.socket.remoteAddress ?? '';
  const isTrusted = proxyAddr.compile(trustProxy.split(',').map((address) => address.trim()));
  return (request) => proxyAddr(request, isTrusted);
}
