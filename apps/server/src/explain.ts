import { MoveRefused } from './archive/refusal.ts';
import { ConfigError } from './config.ts';
import { Unavailable } from './lib/unavailable.ts';
import { StorageFull, StorageInUse, StorageTooNew, StorageUnfinished } from './storage/storage.ts';

/** Their messages are sentences for whoever runs the program. */
const SENTENCES = [ConfigError, StorageInUse, StorageTooNew, StorageUnfinished, Unavailable, MoveRefused];

/** What a person can mend, in one line; undefined for a fault of the program. */
export function explain(error: unknown): string | undefined {
  if (SENTENCES.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof StorageFull) return 'The disk that holds DATA_DIR is full: make room and start again.';
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${error.port} is taken: is Chat-JS running already? PORT=${Number(error.port) + 1} npm start takes another one.`;
  }
  return undefined;
}
