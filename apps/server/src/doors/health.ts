import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Hub } from '../connections/hub.ts';
import type { BusMeasures } from '../events/bus.ts';
import type { Context } from '../features/context.ts';
import { isAvailable } from '../lib/is-available.ts';

interface Options {
  hub: Pick<Hub, 'countConnections'>;
  /** Lets others than this machine read the metrics. */
  metricsToken: string | undefined;
  isReady(): boolean;
}

/** Whoever is forwarded is somewhere else, even when the proxy is here. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

const BUS_MEASURES: Readonly<Record<keyof BusMeasures, string>> = {
  waiting: 'Events of this node without a place in the order',
  silence: 'Seconds since the log of events answered',
  reconnects: 'Connections to the log that were lost',
};

/** For those who keep the server running: is it alive, may it get traffic, how does it do. */
export async function healthDoor(app: FastifyInstance, ctx: Context, { hub, metricsToken, isReady }: Options): Promise<void> {
  app.get('/health/live', { logLevel: 'warn' }, async () => ({ status: 'ok' }));

  app.get('/health/ready', { logLevel: 'warn' }, async (_request, reply) => {
    if (!isReady()) return reply.code(503).send({ status: 'stopping' });
    try {
      await ctx.storage.check();
    } catch (error) {
      ctx.logger.error({ err: error }, 'the store does not answer');
      return reply.code(503).send({ status: 'storage' });
    }
    // Whoever cannot tell others still reads: a proxy that took all nodes out would end that too.
    return { status: isAvailable(ctx.bus.check) ? 'ok' : 'reading' };
  });

  const registry = new Registry();
  const requests = new Histogram({
    name: 'chat_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'chat_connections',
    help: 'Open event connections',
    registers: [registry],
    collect() {
      this.set(hub.countConnections());
    },
  });
  for (const [name, help] of Object.entries(BUS_MEASURES)) {
    new Gauge({
      name: `chat_bus_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(ctx.bus.measure()[name as keyof BusMeasures]);
      },
    });
  }
  collectDefaultMetrics({ register: registry });

  app.addHook('onResponse', (request, reply, done) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    const isHere = isLoopback(request.socket.remoteAddress) && !PROXY_HEADERS.some((name) => request.headers[name] !== undefined);
    const hasToken = metricsToken !== undefined && request.headers.authorization === `Bearer ${metricsToken}`;
    if (!isHere && !hasToken) return reply.code(404).send();
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
}

function isLoopback(address: string | undefined): boolean {
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address ?? '');
}
