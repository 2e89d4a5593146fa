import { AUDIT_ACTION, type AuditAction } from '@chat-js/protocol/audit-actions.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { refuse } from '../refusal.ts';
import { announceMember } from './announce-member.ts';
import type { MemberPatch, MemberRow } from './store.ts';

const KEYS = ['nick', 'communication_disabled_until', 'mute', 'deaf', 'roles'] as const satisfies readonly (keyof MemberPatch)[];

interface Change {
  guild: GuildDoc;
  before: MemberRow;
  after: MemberRow | undefined;
  reason: string | undefined;
}

/** Tells and writes down what was changed of a member. Roles and the rest are two entries of the audit log, as in the API. */
export async function tellMemberChange(ctx: Context, actor: Actor, { guild, before, after, reason }: Change): Promise<Member> {
  if (!after) return refuse('UNKNOWN_MEMBER');
  const member = await announceMember(ctx, guild, before, after);
  const changed = KEYS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const fields = changed.filter((key) => key !== 'roles');
  if (changed.includes('roles')) await record(ctx, actor, AUDIT_ACTION.MEMBER_ROLE_UPDATE, { before, after, keys: ['roles'], reason });
  if (fields.length > 0) await record(ctx, actor, AUDIT_ACTION.MEMBER_UPDATE, { before, after, keys: fields, reason });
  return member;
}

interface Recorded {
  before: MemberRow;
  after: MemberRow;
  keys: readonly (typeof KEYS)[number][];
  reason: string | undefined;
}

async function record(ctx: Context, actor: Actor, action_type: AuditAction, { before, after, keys, reason }: Recorded): Promise<void> {
  const { guild_id, user_id } = after;
  await recordDeed(ctx, actor, {
    guild_id,
    action_type,
    target_id: user_id,
    changes:
      action_type === AUDIT_ACTION.MEMBER_ROLE_UPDATE ? rolesDifference(before, after) : changesBetween<MemberRow>(before, after, keys),
    reason,
    undo: { kind: 'member-changed', user_id, before: pick(before, keys), after: pick(after, keys) },
  });
}

/** `$add` and `$remove`, as the API tells it. */
function rolesDifference(before: MemberRow, after: MemberRow) {
  const added = after.roles.filter((id) => !before.roles.includes(id));
  const removed = before.roles.filter((id) => !after.roles.includes(id));
  const list = (key: string, ids: string[]) => (ids.length > 0 ? [{ key, new_value: ids.map((id) => ({ id })) }] : []);
  return [...list('$add', added), ...list('$remove', removed)];
}

function pick(row: MemberRow, keys: readonly (typeof KEYS)[number][]): MemberPatch {
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
