import { randomInt } from 'node:crypto';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { InviteDetails } from '@chat-js/protocol/invites.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { accessChannel } from '../channels/access.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { refuse } from '../refusal.ts';
import { presentInviteDetails } from './present.ts';
import { isOpen } from './rules.ts';
import type { InviteRow } from './store.ts';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 10;

export async function createInvite(ctx: Context, actor: Actor, input: OperationInput<'invites.create'>): Promise<InviteDetails> {
  const { guild, channel } = await accessChannel(ctx, actor, input.channel_id, 'CREATE_INSTANT_INVITE');
  if (channel.type === CHANNEL_TYPE.CATEGORY) refuse('WRONG_CHANNEL_TYPE');
  const now = ctx.clock.now();
  const open = (await ctx.storage.invites.listInvitesOfGuild(guild.id)).filter((row) => isOpen(row, now));
  if (open.length >= LIMITS.invitesPerGuild) refuse('TOO_MANY_INVITES');
  const invite = await insertInvite(ctx, guild, { ...input, inviter_id: actor.user_id });
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.INVITE_CREATE,
    target_id: null,
    changes: changesBetween({}, { ...invite, channel_id: channel.id }, ['code', 'channel_id', 'max_age', 'max_uses']),
    reason: input.reason,
  });
  return invite;
}

interface NewInvite {
  channel_id: Id;
  inviter_id: Id;
  max_age: number;
  max_uses: number;
}

export async function insertInvite(
  ctx: Context,
  guild: GuildDoc,
  { channel_id, inviter_id, max_age, max_uses }: NewInvite,
): Promise<InviteDetails> {
  const now = ctx.clock.now();
  const row: InviteRow = {
    code: newCode(),
    guild_id: guild.id,
    channel_id,
    inviter_id,
    max_age,
    max_uses,
    uses: 0,
    created_at: now,
    expires_at: max_age === 0 ? null : now + max_age * 1000,
  };
  await ctx.storage.invites.insertInvite(row);
  const answer = await presentInviteDetails(ctx, row, guild);
  await ctx.bus.publish({ type: 'INVITE_CREATE', data: { ...answer, channel_id }, audience: { managers_of_channel: channel_id } });
  return answer;
}

/** 58 bits of chance, without letters that look alike. */
function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
