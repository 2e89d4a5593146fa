import { pino } from 'pino';
import { atEnd } from '../../../tests/support/at-end.ts';
import type { TestRedis } from '../../../tests/support/redis.ts';
import { type Identity, takeIdentity } from '../../nodes/identity.ts';
import { openRedis, type RedisLink } from '../../nodes/redis.ts';
import type { Bus } from '../bus.ts';
import { createRedisBus } from '../redis-bus.ts';

export interface RedisNode {
  bus: Bus;
  identity: Identity;
  commands: RedisLink;
  log: string[];
  close(): Promise<void>;
}

/** A node with nothing but its bus. */
export async function openNode(redis: Pick<TestRedis, 'url'>, options: { mostWaiting?: number } = {}): Promise<RedisNode> {
  const log: string[] = [];
  const logger = pino({ level: 'debug', base: null }, { write: (line: string) => void log.push(line) });
  const commands = await openRedis(redis.url, logger);
  const identity = await takeIdentity(commands, logger);
  const bus = await createRedisBus({ commands, reading: await openRedis(redis.url, logger), identity, logger, ...options });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= bus.close().then(async () => {
      await identity.close();
      commands.close();
    });
    return closed;
  };
  atEnd(close);
  return { bus, identity, commands, log, close };
}
