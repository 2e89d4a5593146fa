import { Resolver } from 'node:dns/promises';

/** Every address of a name; none when there is no such name. */
export type Resolve = (name: string, signal: AbortSignal) => Promise<string[]>;

/**
 * Asks DNS itself: the system's own way keeps one of four threads for as long as somebody's name server likes, and
 * passwords and pictures wait for these threads.
 */
export const resolveName: Resolve = async (name, signal) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  signal.removeEventListener('abort', cancel);
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
};
