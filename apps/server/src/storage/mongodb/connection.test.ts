import { expect, test } from 'vitest';
import { Unavailable } from '../../lib/unavailable.ts';
import { connect } from './connection.ts';

test.each([
  'mongodb://me:s3cret#@127.0.0.1:1/chat',
  'mongodb://me:s3cret%zz@127.0.0.1:1/chat',
  'mongodb://me:s3cret@127.0.0.1:99999/chat',
  'mongodb://me:s3cret@127.0.0.1:1/chat?nope=1',
])('an address that cannot be used is told in a sentence, without its password: %s', async (url) => {
  const refusal: unknown = await connect({ url }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Unavailable);
  expect((refusal as Unavailable).message).toMatch(/^MONGODB_URL cannot be used: /);
  expect((refusal as Unavailable).message).not.toContain('s3cret');
});
