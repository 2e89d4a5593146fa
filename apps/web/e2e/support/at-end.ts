import { afterAll } from 'vitest';

const waiting: (() => unknown)[] = [];

/** Whatever a test opens is closed after the file's last test, the newest first. */
export function atEnd(close: () => unknown): void {
  waiting.push(close);
}

afterAll(async () => {
  for (let close = waiting.pop(); close; close = waiting.pop()) await close();
});
