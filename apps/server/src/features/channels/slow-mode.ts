import type { Id } from '@chat-js/protocol/ids.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import { nothing } from '../../lib/nothing.ts';
import type { Context } from '../context.ts';
import { raidSlowMode } from '../guilds/raid.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import type { Counter, Counters } from '../limits/port.ts';
import { Refusal } from '../refusal.ts';
import type { PlaceAccessed } from './access.ts';

/** Who has one of these does not wait (API reference, "Permissions"). */
const ABOVE = bitsOf(['MANAGE_MESSAGES', 'MANAGE_CHANNELS', 'BYPASS_SLOWMODE']);

/** How long everybody waits between two messages here, by the channel or by raid mode in all of the guild; 0: not at all. Seconds. */
function slowModeOf(guild: GuildDoc, channel: StoredChannel, now: number): number {
  return Math.max(channel.rate_limit_per_user, raidSlowMode(guild, now));
}

/** What there are turns of: everybody has one message and one thread in a period (API reference, `rate_limit_per_user`). */
interface Wanted {
  of: 'message' | 'thread';
  user_id: Id;
  nonce: string | null;
}

/** A turn to write that was taken. */
export interface Turn {
  /** Nothing was written after all. */
  giveBack(): Promise<void>;
}

const FREE: Turn = { giveBack: async () => nothing() };

/**
 * Takes the turn of a person in a channel that is slow; without slow mode nothing is counted. A turn belongs to the nonce
 * it was taken with: a message that is sent again is not a second one. @throws Refusal
 */
export async function takeTurn(ctx: Context, accessed: PlaceAccessed, { of, user_id, nonce }: Wanted): Promise<Turn> {
  if (!accessed.guild) return FREE;
  const { guild, channel, permissions } = accessed;
  const seconds = slowModeOf(guild, channel, ctx.clock.now());
  if (seconds === 0 || (permissions & ABOVE) !== 0n) return FREE;
  const turns = counterOf(ctx.counters, seconds);
  const key = `${of === 'message' ? '' : `${of}:`}${channel.id}:${user_id}`;
  const sent = nonce === null ? undefined : `${key}:${nonce}`;
  if (sent !== undefined && (await turns.get(sent))) return FREE;
  const { done, msLeft } = await turns.add(key);
  if (done > 1) throw new Refusal('SLOWMODE', { retryAfter: Math.max(1, Math.ceil(msLeft)) / 1000 });
  if (sent !== undefined) await turns.add(sent);
  return {
    async giveBack() {
      await turns.forget(key);
      if (sent !== undefined) await turns.forget(sent);
    },
  };
}

const known = new WeakMap<Counters, Map<number, Counter>>();

/** A period has one length: each length is a counter. */
function counterOf(counters: Counters, seconds: number): Counter {
  const bySeconds = known.get(counters) ?? new Map<number, Counter>();
  known.set(counters, bySeconds);
  const counter = bySeconds.get(seconds) ?? counters({ name: `slow${seconds}`, seconds, away: 'here' });
  bySeconds.set(seconds, counter);
  return counter;
}
