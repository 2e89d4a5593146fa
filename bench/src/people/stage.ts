import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Id } from '@chat-js/protocol/ids.ts';
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from '../../../scripts/lib/server-command.mjs';
import { type ServerProcess, startServer } from '../lib/process.ts';
import { accepts, until } from '../systems/node-server.ts';
import { dismissCrowds } from './crowd.ts';
import { freePort, startRedis } from './redis.ts';
import { openSeedStore, type SeedPlan } from './seed-store.ts';

export interface StagePlan extends SeedPlan {
  nodes: number;
  /** Off where a few people shall write more than anybody may. */
  limits: 'on' | 'off';
}

export interface Node {
  url: string;
  server: ServerProcess;
}

/** A server that runs, full of people who are not connected yet. */
export interface Stage {
  nodes: readonly Node[];
  channels: readonly Id[];
  /** The access tokens of the people. */
  tokens: readonly string[];
  /** What it runs on, for the report. */
  about: string;
  stop(): Promise<void>;
}

/** For the start of a node; other programs may be starting too. */
const PATIENCE_MS = 60_000;
const FOLDER = fileURLToPath(new URL(`../../.cache/load-${process.pid}/`, import.meta.url));
const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url));
const ON_SHARED_FILE = fileURLToPath(new URL('../servers/on-shared-file.ts', import.meta.url));

// Also when the run is interrupted.
process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));

/** Starts a server, plays, and ends everything whatever happens. What went wrong is told with the last words of the nodes. */
export async function onStage<T>(plan: StagePlan, play: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await buildStage(plan);
  try {
    return await play(stage);
  } catch (error) {
    throw withLastWords(
      error,
      stage.nodes.map(({ server }) => server),
    );
  } finally {
    dismissCrowds();
    await stage.stop();
  }
}

/** Beside the code and not in the temporary folder, which may be memory: a send must pay for a disk. */
async function buildStage(plan: StagePlan): Promise<Stage> {
  const begun: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const { stop: end } of begun.reverse()) await end();
    await rm(FOLDER, { recursive: true, force: true });
  };
  try {
    await mkdir(FOLDER, { recursive: true });
    const seeded = await openSeedStore(plan, FOLDER);
    begun.push(seeded);
    const environment: Record<string, string> = { ...seeded.environment, RATE_LIMITS: plan.limits };
    if (plan.nodes > 1) {
      const redis = await startRedis();
      begun.push(redis);
      environment.REDIS_URL = redis.url;
    }
    const isShared = plan.nodes > 1 && !plan.mongodb;
    const nodes: Node[] = [];
    for (let index = 0; index < plan.nodes; index++) {
      const node = await startNode(isShared ? ON_SHARED_FILE : MAIN, environment);
      begun.push(node.server);
      nodes.push(node);
    }
    const store = plan.mongodb
      ? 'MongoDB'
      : isShared
        ? 'one SQLite file for all nodes (the product refuses that; it stands in for MongoDB)'
        : 'SQLite';
    const about = `${plan.nodes === 1 ? 'one node' : `${plan.nodes} nodes, Redis`}, ${store}, rate limits ${plan.limits}`;
    return { nodes, channels: seeded.channels, tokens: seeded.tokens, about, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startNode(program: string, environment: Record<string, string>): Promise<Node> {
  const port = await freePort();
  const server = startServer([process.execPath, ...SERVER_FLAGS, ...profileFlags(), program], {
    ...SERVER_ENVIRONMENT,
    HOST: '127.0.0.1',
    STUN_PORT: '0',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...environment,
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await until(server, async () => (await accepts(port)) && (await fetch(`${url}/health/ready`)).status === 200, PATIENCE_MS);
  } catch (error) {
    await server.stop();
    throw withLastWords(error, [server]);
  }
  return { url, server };
}

function withLastWords(error: unknown, servers: readonly ServerProcess[]): Error {
  const words = servers.map((server) => server.lastWords()).join('\n');
  return new Error(`${error instanceof Error ? error.message : String(error)}\n${words}`, { cause: error });
}

/** Set by `--profile`: each node leaves a CPU profile there when it stops. */
function profileFlags(): string[] {
  const folder = process.env.BENCH_PROFILES;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}
