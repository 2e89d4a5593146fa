import { isIP } from 'node:net';
import type { Words } from './words.ts';

/** What is looked at, and by whose rules. */
export interface World {
  words: Words;
  /** Every address of a name; none when there is no such name. */
  resolve(name: string): Promise<string[]>;
  /** Whether an address can be reached from everywhere. */
  isPublic(address: string): boolean;
  /** Certificates that are trusted in place of those that Node knows, PEM. */
  ca?: string;
  /** ms */
  now(): number;
}

/** The addresses of a host, which may be one itself. */
export async function addressesOf({ resolve }: World, host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  return host === 'localhost' ? ['127.0.0.1'] : resolve(host);
}
