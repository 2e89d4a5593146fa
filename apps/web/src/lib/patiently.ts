import { CallError } from '@chat-js/client/errors.ts';

/** Longer than this nobody waits. ms */
const MOST = 65_000;

/** Calls again when the server says that it was too often, after as long as it asks for. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const wait = error instanceof CallError && error.status === 429 ? error.retryAfter : undefined;
      if (wait === undefined || wait > MOST) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
