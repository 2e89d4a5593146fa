/** The installation. There is one row, made by the first start. Times in ms since 1970. */
export interface InstanceRow {
  name: string;
  registration: 'invite' | 'open' | 'approval';
  setup_done: boolean;
  /** SHA-256 of the setup token, hex; null when none is valid. */
  setup_token_hash: string | null;
  setup_token_expires_at: number;
}

/** An installation nothing was written about yet. */
export const INSTANCE_DEFAULTS: Readonly<InstanceRow> = {
  name: 'Chat-JS',
  registration: 'invite',
  setup_done: false,
  setup_token_hash: null,
  setup_token_expires_at: 0,
};

export interface InstanceStore {
  /** The row, or INSTANCE_DEFAULTS. */
  getInstance(): Promise<InstanceRow>;
  updateInstance(patch: Partial<Omit<InstanceRow, 'setup_done'>>): Promise<InstanceRow>;
  /** Marks the installation as set up and forgets the token; false when it already was. Atomic. */
  finishSetup(patch: Pick<InstanceRow, 'name' | 'registration'>): Promise<boolean>;
  /** A setup that stopped before its administrator was written starts again. */
  reopenSetup(): Promise<void>;
}
