import { afterAll } from 'vitest';

const waiting: (() => unknown)[] = [];

/** Whatever a test opens is closed after the file's last test, the newest first. */
export function atEnd(close: () => unknown): void {
  waiting.push(close);
}

afterAll(async () => {
  const problems: unknown[] = [];
  for (let close = waiting.pop(); close; close = waiting.pop()) {
    try {
      await close();
    } catch (error) {
      // What was opened before it is closed all the same.
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems.length === 1 ? problems[0] : new AggregateError(problems, 'closing failed');
});
