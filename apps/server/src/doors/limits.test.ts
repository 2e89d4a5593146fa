import { expect, test } from 'vitest';
import { memoryCounters } from '../nodes/memory-counters.ts';
import { createLimits } from './limits.ts';

test('each channel has a count of its own', async () => {
  const limits = createLimits(memoryCounters);
  for (let i = 0; i < 5; i++) expect(await limits.count('channels.typing', '1', { channel_id: '2' })).toMatchObject({ exceeded: false });
  expect(await limits.count('channels.typing', '1', { channel_id: '2' })).toMatchObject({ exceeded: true, remaining: 0, limit: 5 });
  expect(await limits.count('channels.typing', '1', { channel_id: '3' })).toMatchObject({ exceeded: false });
  expect(await limits.count('channels.typing', '9', { channel_id: '2' })).toMatchObject({ exceeded: false });
});

test('made-up channels do not lift the limit of all calls together', async () => {
  const limits = createLimits(memoryCounters);
  const states = await Promise.all(Array.from({ length: 150 }, (_, i) => limits.count('channels.typing', '1', { channel_id: `${i}` })));
  expect(states.filter((state) => state?.exceeded)).toHaveLength(50);
});
