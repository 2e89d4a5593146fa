import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { whyNotBan } from './create-ban.ts';
import { enforceBan } from './enforce-ban.ts';

/** As many as are written as one group. */
const AT_ONCE = 20;

/** Bans many people, each by the rules for one. */
export async function bulkBan(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'bans.createMany'>,
): Promise<OperationAnswer<'bans.createMany'>> {
  const { guild_id, reason, delete_message_seconds: delete_seconds } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'BAN_MEMBERS', 'MANAGE_GUILD');
  const wanted = [...new Set(input.user_ids)];
  const banned_users: Id[] = [];

  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const done = some.map(async (user_id) => {
      if (await whyNotBan(ctx, accessed, user_id)) return [];
      await enforceBan(ctx, actor, accessed.guild, { user_id, reason, duration: null, delete_seconds });
      return [user_id];
    });
    banned_users.push(...(await Promise.all(done)).flat());
  }
  if (banned_users.length === 0) refuse('NOBODY_BANNED');
  return { banned_users, failed_users: wanted.filter((id) => !banned_users.includes(id)) };
}
