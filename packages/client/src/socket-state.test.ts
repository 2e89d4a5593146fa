import { expect, test } from 'vitest';
import { CallError } from './errors.ts';
import { socketState } from './socket-state.ts';
import type { ConnectionStatus } from './state.ts';

const refused = (status: number) => new CallError({ status, code: 0, message: 'no' });
const stateOf = (
  status: ConnectionStatus,
  { refusal = null, hasNetwork = true }: { refusal?: CallError | null; hasNetwork?: boolean } = {},
) => socketState({ status, refusal, retryAt: 17 }, hasNetwork);

test('each status is a state that people can be told', () => {
  expect(stateOf('connecting')).toEqual({ phase: 'connecting' });
  expect(stateOf('online')).toEqual({ phase: 'connected' });
  expect(stateOf('offline')).toEqual({ phase: 'reconnecting', at: 17 });
  expect(stateOf('outdated')).toEqual({ phase: 'outdated' });
  expect(stateOf('ended')).toEqual({ phase: 'refused', reason: null });
});

test('a server that is busy is not a refusal, one that says no is', () => {
  expect(stateOf('offline', { refusal: refused(503) })).toEqual({ phase: 'reconnecting', at: 17 });
  expect(stateOf('connecting', { refusal: refused(403) })).toEqual({ phase: 'refused', reason: refused(403) });
});

test('without a network nothing is said of attempts', () => {
  expect(stateOf('offline', { hasNetwork: false })).toEqual({ phase: 'offline' });
  expect(stateOf('online', { hasNetwork: false })).toEqual({ phase: 'connected' });
});
