import { startTestServer } from '../../../src/storage/mongodb/test-server.ts';
import { type Api, logIn } from '../../crash/api.ts';
import { freePort, type ServerProcess, startServer } from '../../crash/server-process.ts';
import { atEnd } from '../../support/at-end.ts';
import { startRedis } from '../../support/redis.ts';
import { temporaryFolder } from '../../support/server.ts';
import { type Front, startFront } from '../front.ts';

/** A place for a node: its address stays when the process in it is another one. */
export interface Slot {
  url: string;
  process: ServerProcess;
  /** A new process, when the one before has ended. */
  start(): void;
  /** Settles when the node is ready; answers after how many ms. As a supervisor does, starts it again when it gives up. */
  ready(): Promise<number>;
}

/** Nodes as people run them, in processes of their own, on one MongoDB and one Redis, behind a load balancer. */
export interface Installation {
  slots: readonly Slot[];
  front: Front;
  /** The administrator. */
  api: Api;
}

export async function startInstallation(count: number): Promise<Installation> {
  const [mongo, redis, folder] = await Promise.all([startTestServer(), startRedis(), temporaryFolder()]);
  atEnd(() => mongo.stop());
  const env = { MONGODB_URL: mongo.databaseUrl(), REDIS_URL: redis.url };

  const slots: Slot[] = [];
  for (let i = 0; i < count; i++) {
    const port = await freePort();
    const start = () => startServer({ folder, port, env });
    const slot: Slot = {
      url: `http://127.0.0.1:${port}`,
      process: start(),
      start() {
        slot.process = start();
      },
      async ready() {
        const since = performance.now();
        for (let attempt = 1; ; attempt++) {
          try {
            await slot.process.ready();
            return performance.now() - since;
          } catch (error) {
            if (attempt === 5) throw error;
            await slot.process.kill();
            slot.start();
          }
        }
      },
    };
    atEnd(() => slot.process.kill());
    slots.push(slot);
    // The first one makes what the others find.
    await slot.ready();
  }

  let turn = 0;
  const front = await startFront(() => {
    turn += 1;
    return slots.map((_, i) => slots[(turn + i) % count]?.url ?? '');
  });
  atEnd(() => front.close());
  return { slots, front, api: await logIn(front.url) };
}
