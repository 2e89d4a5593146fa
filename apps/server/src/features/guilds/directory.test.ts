import { expect, test } from 'vitest';
import { threadRow } from '../../storage/contract/rows.ts';
import { openTestStorage } from '../../storage/sqlite/test-storage.ts';
import { createDirectory } from './directory.ts';

test('a thread is known for one when it was found, not while it is looked for, and not while events are missing', async () => {
  const storage = await openTestStorage();
  let isCurrent = true;
  const directory = createDirectory(storage, () => isCurrent);
  const row = threadRow();
  await storage.threads.insertThread(row);
  for (const [id, isThread] of [
    ['1', false],
    [row.id, true],
  ] as const) {
    const looking = directory.getThread(id);
    expect(directory.knowsThread(id)).toBe(false);
    await looking;
    expect(directory.knowsThread(id)).toBe(isThread);
  }
  isCurrent = false;
  expect(directory.knowsThread(row.id)).toBe(false);
  isCurrent = true;
  directory.forget([{ thread_id: row.id }]);
  expect(directory.knowsThread(row.id)).toBe(false);
  await storage.close();
});
