import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';

/** Refuses who is too new to write by the verification level of the guild, and says for how long. Any role is a sign of trust. */
export function checkVerified(ctx: Context, place: PlaceAccessed): void {
  if (!place.guild) return;
  const { guild, member } = place;
  const { user_id, roles, joined_at } = member;
  // With every message: most guilds ask nothing.
  if (guild.verification_level === 0 || roles.length > 0 || user_id === guild.owner_id) return;
  const level = LIMITS.verificationMs[guild.verification_level];
  if (!level) return;
  const from = Math.max(snowflakeTime(user_id) + level.registered, Date.parse(joined_at) + level.member);
  const wait = from - ctx.clock.now();
  if (wait > 0) throw new Refusal('VERIFICATION_NEEDED', { retryAfter: Math.ceil(wait / 1000) });
}
