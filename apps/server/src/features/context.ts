import type { Bus } from '../events/bus.ts';
import type { FileStore } from '../files/files.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { IdSource } from '../lib/snowflakes.ts';
import type { Storage } from '../storage/storage.ts';
import type { AttemptLimits } from './auth/attempts.ts';
import type { LiveSessions } from './auth/live-sessions.ts';
import type { Passwords } from './auth/passwords.ts';
import type { RefreshTokens } from './auth/refresh-tokens.ts';
import type { Tokens } from './auth/tokens.ts';
import type { AutoModMemory } from './automod/memory.ts';
import type { AddressHashes } from './bans/address-hashes.ts';
import type { Directory } from './guilds/directory.ts';
import type { IceSettings } from './ice-servers/list-ice-servers.ts';
import type { SetupTokens } from './instance/setup-tokens.ts';
import type { Jobs } from './jobs/port.ts';
import type { Counter, Counters } from './limits/port.ts';
import type { Presence } from './presence/port.ts';
import type { Previews } from './previews/previews.ts';
import type { Pushes } from './push-subscriptions/pushes.ts';
import type { Voices } from './voice/port.ts';

/** Everything a use case may use. Made once, in context.ts at the root, which alone chooses the adapters. */
export interface Context {
  storage: Storage;
  bus: Bus;
  files: FileStore;
  directory: Directory;
  presence: Presence;
  /** undefined: nothing outside is asked. */
  previews: Previews | undefined;
  /** undefined: no device is told anything while the app is closed. */
  pushes: Pushes | undefined;
  tokens: Tokens;
  refreshTokens: RefreshTokens;
  setupTokens: SetupTokens;
  passwords: Passwords;
  attempts: AttemptLimits;
  counters: Counters;
  /** People who join a guild within a minute, by its id. */
  joins: Counter;
  /** What is kept of the addresses of who is banned. */
  addressHashes: AddressHashes;
  autoMod: AutoModMemory;
  /** What one node at a time shall do. */
  jobs: Jobs;
  liveSessions: LiveSessions;
  /** Who talks where. */
  voices: Voices;
  /** So many people talk in one place. */
  voiceLimit: number;
  /** How people who talk find each other. */
  ice: IceSettings;
  ids: IdSource;
  clock: Clock;
  logger: Logger;
  version: string;
}
