import type { FileStore } from '../files/files.ts';
import type { Secrets } from '../lib/secrets.ts';
import type { ArchiveStore } from '../storage/archive.ts';

export interface SecretKeeper {
  read(): Promise<Secrets | undefined>;
  /** undefined: the next start makes new ones. */
  keep(secrets: Secrets | undefined): Promise<void>;
}

/** Everything there is of an installation, in whatever store it lives. */
export interface Installation {
  /** What to call it to a person; without passwords. */
  name: string;
  /** Somebody might write while it is read; false for a copy of one moment, and for a store that this process has alone. */
  mayChange: boolean;
  rows: ArchiveStore;
  files: FileStore;
  secrets: SecretKeeper;
  close(): Promise<void>;
}
