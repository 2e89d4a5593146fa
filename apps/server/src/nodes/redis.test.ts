import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Unavailable } from '../lib/unavailable.ts';
import { openRedis } from './redis.ts';

test.each(['redis://me:s3cret@127.0.0.1:1/abc', 'redis://me:s3cret%zz@127.0.0.1:1'])(
  'an address that cannot be used is told in a sentence, without its password: %s',
  async (url) => {
    const refusal: unknown = await openRedis(url, pino({ level: 'silent' })).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unavailable);
    expect((refusal as Unavailable).message).toMatch(/^REDIS_URL cannot be used: /);
    expect((refusal as Unavailable).message).not.toContain('s3cret');
  },
);
