import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { createTokens } from './tokens.ts';

test('a token is as long as it was made: what is blown up with white space is none', async () => {
  const tokens = createTokens(randomBytes(32), systemClock);
  const claims = { user_id: '9223372036854775807', session_id: '9223372036854775807' };
  const token = await tokens.issueAccess(claims);
  expect(await tokens.verifyAccess(token)).toEqual(claims);
  expect(await tokens.verifyAccess(token + ' '.repeat(1000))).toBeUndefined();
});
