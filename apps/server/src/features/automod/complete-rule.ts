import { AUTO_MOD_ACTION, type AutoModRule, CompleteAutoModRule } from '@chat-js/protocol/automod.ts';
import type { FieldErrors } from '@chat-js/protocol/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { findChannelAccess } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { formErrors } from '../form-errors.ts';
import type { GuildAccessed } from '../guilds/access.ts';
import { Refusal, refuse } from '../refusal.ts';

/** The fields of a rule that are said by whoever makes it. */
export function completeRule(fields: object): CompleteAutoModRule {
  const { data, error } = CompleteAutoModRule.safeParse(fields);
  if (!data) throw new Refusal('INVALID_FORM_BODY', { errors: formErrors(error) });
  return data;
}

type Named = Pick<AutoModRule, 'actions' | 'exempt_roles' | 'exempt_channels'>;

/** Roles and channels that are named exist; an alert goes where its author may look; only who may time people out lets a rule do so. */
export async function checkNamed(ctx: Context, actor: Actor, accessed: GuildAccessed, named: Named): Promise<void> {
  const { guild, permissions } = accessed;
  const timesOut = named.actions.some(({ type }) => type === AUTO_MOD_ACTION.TIMEOUT);
  if (timesOut && !hasPermission(permissions, 'MODERATE_MEMBERS')) refuse('MISSING_PERMISSIONS');

  const errors: FieldErrors = {
    ...unknownIn('exempt_roles', named.exempt_roles, guild.roles),
    ...unknownIn('exempt_channels', named.exempt_channels, guild.channels),
  };
  for (const [index, { metadata }] of named.actions.entries()) {
    if (metadata.channel_id === undefined || (await mayAlertIn(ctx, actor, guild.id, metadata.channel_id))) continue;
    const problem: FieldErrors = { [index]: { metadata: { channel_id: unknown('Unknown Channel') } } };
    errors['actions'] = { ...errors['actions'], ...problem };
  }
  if (Object.keys(errors).length > 0) throw new Refusal('INVALID_FORM_BODY', { errors });
}

async function mayAlertIn(ctx: Context, actor: Actor, guild_id: Id, channel_id: Id): Promise<boolean> {
  const there = await findChannelAccess(ctx, actor, channel_id);
  return there?.guild.id === guild_id && isWritable(there.channel);
}

function unknownIn(field: string, ids: readonly Id[], known: readonly { id: Id }[]): FieldErrors {
  const wrong = ids.flatMap((id, index) => (known.some((one) => one.id === id) ? [] : [[index, unknown('Not of this guild')] as const]));
  return wrong.length > 0 ? { [field]: Object.fromEntries(wrong) } : {};
}

function unknown(message: string): FieldErrors {
  return { _errors: [{ code: 'UNKNOWN', message }] };
}
