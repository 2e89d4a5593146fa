import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { events as eventSchemas } from '@chat-js/protocol/events.ts';
import type { Config } from './config.ts';
import { createHub, type Hub } from './connections/hub.ts';
import type { HubSources } from './connections/sources.ts';
import type { VoiceTimes } from './connections/voices.ts';
import type { Publication } from './events/bus.ts';
import { createAttemptLimits, noAttemptLimits } from './features/auth/attempts.ts';
import { createLiveSessions } from './features/auth/live-sessions.ts';
import { createPasswords } from './features/auth/passwords.ts';
import { createRefreshTokens } from './features/auth/refresh-tokens.ts';
import { createTokens } from './features/auth/tokens.ts';
import { createAutoModMemory } from './features/automod/memory.ts';
import { createAddressHashes } from './features/bans/address-hashes.ts';
import type { Context } from './features/context.ts';
import { createDirectory } from './features/guilds/directory.ts';
import { findGuildState } from './features/guilds/guild-state.ts';
import { createSetupTokens } from './features/instance/setup-tokens.ts';
import { announceUntold, type Untold } from './features/messages/announce-untold.ts';
import { announcePresence } from './features/presence/announce-presence.ts';
import type { Fetcher } from './features/previews/port.ts';
import { createPreviews } from './features/previews/previews.ts';
import { vapidKeys } from './features/push-subscriptions/keys.ts';
import { createPushes } from './features/push-subscriptions/pushes.ts';
import { removeHalfPosts } from './features/threads/half-posts.ts';
import { findThreads } from './features/threads/list-threads.ts';
import { presentActiveThreads } from './features/threads/present.ts';
import { readSettings, wishOf } from './features/user-settings/read-settings.ts';
import { findAccess, listAccess, readyState } from './features/users/ready.ts';
import { mayRing } from './features/voice/may-ring.ts';
import { voiceAudience } from './features/voice/place.ts';
import { reviewVoice } from './features/voice/review-voice.ts';
import { openKept } from './kept.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { isEncoded } from './lib/encoded.ts';
import { hostOf } from './lib/host.ts';
import { isAvailable } from './lib/is-available.ts';
import type { Logger } from './lib/logger.ts';
import { createIdSource } from './lib/snowflakes.ts';
import { Unavailable } from './lib/unavailable.ts';
import { createFetcher } from './outside/fetcher.ts';
import type { PublicWeb } from './outside/public-web.ts';
import { createPushServices } from './outside/push-services.ts';
import { openShared } from './shared.ts';
import type { Storage } from './storage/storage.ts';

/** bcrypt's cost (OWASP Password Storage Cheat Sheet asks for 10 or more). */
const PASSWORD_ROUNDS = 12;

/** Longer than a message takes from its id to its event, and than clocks of nodes differ. */
const UNTOLD_MS = 15_000;

export interface Options {
  config: Config;
  logger: Logger;
  clock?: Clock;
  /** Another store than the one the configuration names. For tests. */
  storage?: Storage;
  /** Another way to the web than the real one. For tests. */
  fetcher?: Fetcher;
  /** Other push services than those of the public web. For tests. */
  pushServicesIn?: PublicWeb;
  passwordRounds?: number;
  /** Other times than the usual ones. For tests. */
  voiceTimes?: VoiceTimes;
  /** Check events and answers against the contract: in development and tests. */
  strict: boolean;
}

/** Chooses the adapters. Nothing else knows which ones are in use. */
export async function createContext({
  config,
  logger,
  clock = systemClock,
  passwordRounds = PASSWORD_ROUNDS,
  strict,
  ...options
}: Options): Promise<{ ctx: Context; hub: Hub }> {
  const { storage, files, secrets } = await openKept(config, logger, options.storage);
  const { bus, node, jobs, counters, toldUntil } = await openShared(config, { clock, logger, check: strict ? checkEvent : undefined });
  const version = programVersion();
  const isCurrent = () => isAvailable(bus.check);
  const directory = createDirectory(storage, isCurrent);
  const liveSessions = createLiveSessions(storage.sessions, isCurrent);
  const autoMod = createAutoModMemory(storage.autoMod, counters, logger);
  const ids = createIdSource(clock, node);
  const newest = await storage.messages.getHighestMessageId();
  ids.observe(newest);

  // Memory forgets before connections are told: whoever reads after an event reads what is new.
  bus.subscribe((group) => {
    for (const { stale } of group) {
      directory.forget(stale);
      autoMod.rules.forget(stale);
    }
    const newest = group.findLast((event) => event.made_id !== undefined)?.made_id;
    if (newest) ids.observe(newest);
    liveSessions.listen(group);
  });
  bus.onGap(() => {
    directory.forgetAll();
    liveSessions.forgetAll();
    autoMod.rules.forgetAll();
  });
  const sources: HubSources = {
    isLive: (auth_session_id) => liveSessions.isLive(auth_session_id),
    listMemberships: (user_id) => listAccess(ctx, user_id),
    readyJson: async ({ user_id }, connection_id) => {
      const data = await readyState(ctx, user_id, connection_id);
      if (strict) eventSchemas.READY.parse(data);
      return JSON.stringify(data);
    },
    findMembership: (user_id, guild_id) => findAccess(ctx, user_id, guild_id),
    findThreads: (given, user_id) => findThreads(ctx, given, user_id),
    listThreads: (guild_id, channel_ids) => presentActiveThreads(ctx, guild_id, new Set(channel_ids)),
    guildJson: async (user_id, guild_id) => {
      const data = await findGuildState(ctx, user_id, guild_id);
      if (strict && data) eventSchemas.GUILD_CREATE.parse(data);
      return data && JSON.stringify(data);
    },
    failed(error) {
      if (!(error instanceof Unavailable))
        logger.error({ err: error }, 'a connection was closed because what it needed could not be read, or presence was not told');
    },
    readWish: async (user_id) => wishOf(await readSettings(ctx, user_id)),
    announcePresence: (user_id, seen) => announcePresence(ctx, user_id, seen),
    reviewVoice: (state) => reviewVoice(ctx, state),
    voiceAudience: (channel_id) => voiceAudience(ctx, channel_id),
    mayRing: (channel_id, by, user_id) => mayRing(ctx, channel_id, by, user_id),
    nodeGone({ node_id, workers, last_heard, left }) {
      if (left) logger.info({ node_id }, 'a node has left');
      else logger.warn({ node_id, last_heard }, 'a node has fallen silent');
      speakFor({ since_ms: last_heard - UNTOLD_MS, workers });
    },
  };
  const hub = createHub(bus, node, sources, options.voiceTimes && { voice: options.voiceTimes });

  const ctx: Context = {
    storage,
    bus,
    files,
    directory,
    presence: hub.presence,
    previews:
      config.LINK_PREVIEWS === 'on'
        ? createPreviews({ fetcher: options.fetcher ?? createFetcher({ version }), logger, publicUrl: config.PUBLIC_URL })
        : undefined,
    pushes:
      config.WEB_PUSH === 'on'
        ? createPushes({
            logger,
            services: createPushServices({
              keys: vapidKeys(secrets.token_key),
              subject: pushSubject(config),
              ...options.pushServicesIn,
            }),
          })
        : undefined,
    tokens: createTokens(secrets.token_key, clock),
    refreshTokens: createRefreshTokens(secrets.token_key),
    setupTokens: createSetupTokens(secrets.token_key),
    passwords: createPasswords({ rounds: passwordRounds }),
    attempts: config.RATE_LIMITS === 'on' ? createAttemptLimits(counters) : noAttemptLimits,
    counters,
    joins: counters({ name: 'joins', seconds: 60, away: 'here' }),
    addressHashes: createAddressHashes(secrets.token_key),
    autoMod,
    jobs,
    liveSessions,
    voices: hub.voices,
    voiceLimit: config.VOICE_MESH_LIMIT,
    ice: {
      host: hostOf(config.PUBLIC_URL && new URL(config.PUBLIC_URL).host),
      stunPort: config.STUN_PORT,
      urls: config.TURN_URLS,
      turnSecret: config.TURN_SECRET,
    },
    ids,
    clock,
    logger,
    version,
  };
  // When the last node died, or the log was away when it did, nobody else speaks for it.
  if (toldUntil !== undefined) speakFor({ since_ms: toldUntil - UNTOLD_MS });
  else removeHalfPosts(ctx, newest).catch((error: unknown) => logger.warn({ err: error }, 'posts may have been left half-done'));
  return { ctx, hub };

  function speakFor(untold: Untold): void {
    announceUntold(ctx, untold).catch((error: unknown) => logger.warn({ err: error }, 'messages may have been kept and not told'));
  }
}

/** Push services ask for somebody to turn to (RFC 8292, 2.1). Without an address of its own browsers reach a server on their machine alone. */
function pushSubject({ PUBLIC_URL }: Config): string {
  return PUBLIC_URL?.startsWith('https:') ? PUBLIC_URL : 'mailto:nobody@chat-js.invalid';
}

function checkEvent({ type, data }: Publication): void {
  const value: unknown = isEncoded(data) ? JSON.parse(data.json) : data;
  const { success, error } = eventSchemas[type].safeParse(value);
  if (!success) throw new Error(`the event ${type} breaks the contract: ${error.message}`);
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string };
  return version;
}
