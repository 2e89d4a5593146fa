import type { AuditChange } from '@chat-js/protocol/audit-log.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { idsUnder, type Names } from './names.ts';
import { DELETED } from './sentences.ts';

/** What the fields of the API are called. */
const LABELS: Record<string, MessageDescriptor> = {
  $add: msg`Roles given`,
  $remove: msg`Roles taken`,
  allow: msg`Allowed`,
  ban_addresses: msg`Bans hold for addresses`,
  channel_id: msg`Channel`,
  code: msg`Invite`,
  color: msg`Colour`,
  colors: msg`Colour`,
  communication_disabled_until: msg`Time-out until`,
  deaf: msg`Deafened`,
  deny: msg`Denied`,
  description: msg`Description`,
  expires_at: msg`Ends`,
  hoist: msg`Shown apart`,
  icon: msg`Picture`,
  invites_disabled_until: msg`Invites paused until`,
  max_age: msg`Works for (seconds)`,
  max_uses: msg`How often`,
  mentionable: msg`Everybody may mention it`,
  mute: msg`Muted`,
  name: msg`Name`,
  nick: msg`Nickname`,
  parent_id: msg`Category`,
  permission_overwrites: msg`Permissions`,
  permissions: msg`Permissions`,
  position: msg`Place`,
  raid_detected_at: msg`Raid noticed`,
  raid_joins: msg`Raid mode from so many joins a minute`,
  rate_limit_per_user: msg`Slow mode (seconds)`,
  safety_alerts_channel_id: msg`Channel for alerts`,
  topic: msg`Description`,
  type: msg`Kind`,
  unicode_emoji: msg`Emoji`,
  uses: msg`Used`,
  verification_level: msg`Who may write`,
};

const YES = msg`yes`;
const NO = msg`no`;
const NONE = msg`none`;
const GIVEN = msg`given`;
const TAKEN = msg`taken`;

/** One field before and after, in words. `label` is undefined for a field that this version does not know. */
export interface ChangeLine {
  key: string;
  label: string | undefined;
  before: string | undefined;
  after: string | undefined;
}

export function changeLines(changes: readonly AuditChange[], names: Names, i18n: I18n): ChangeLine[] {
  return changes.map((change) => {
    const { key } = change;
    const moved = key.startsWith('position:') ? key.slice('position:'.length) : undefined;
    const label = LABELS[key];
    return {
      key,
      label: moved === undefined ? label && i18n._(label) : (names.role(moved) ?? i18n._(DELETED)),
      ...sides(change, names, i18n),
    };
  });
}

function sides(change: AuditChange, names: Names, i18n: I18n): Pick<ChangeLine, 'before' | 'after'> {
  const { key, old_value, new_value } = change;
  if (key === '$add' || key === '$remove') {
    const roles = idsUnder([change], key).map((id) => names.role(id) ?? i18n._(DELETED));
    return { before: undefined, after: roles.join(', ') };
  }
  if (key === 'permissions') return { before: undefined, after: permissionsDifference(old_value, new_value, i18n) };
  return { before: wordsOf(key, old_value, names, i18n), after: wordsOf(key, new_value, names, i18n) };
}

type Value = AuditChange['old_value'];

function wordsOf(key: string, value: Value, names: Names, i18n: I18n): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return i18n._(value ? YES : NO);
  if (typeof value === 'string') {
    if (key.endsWith('_until') || key.endsWith('_at')) return i18n.date(new Date(value), { dateStyle: 'medium', timeStyle: 'short' });
    if (key.endsWith('channel_id') || key === 'parent_id') return names.channel(value) ?? value;
    return value;
  }
  if (key === 'color' && typeof value === 'number') return `#${value.toString(16).padStart(6, '0')}`;
  if (key === 'permission_overwrites' && Array.isArray(value)) return overwrittenNames(value, names, i18n);
  return typeof value === 'number' ? i18n.number(value) : JSON.stringify(value);
}

function overwrittenNames(value: readonly Value[], names: Names, i18n: I18n): string {
  const ids = value.flatMap((item) =>
    typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? [item.id] : [],
  );
  if (ids.length === 0) return i18n._(NONE);
  return ids.map((id) => names.role(id) ?? names.person(id) ?? id).join(', ');
}

/** Which permissions came and which went, by the names of the API. */
function permissionsDifference(before: Value, after: Value, i18n: I18n): string {
  const [old, now] = [bits(before), bits(after)];
  const named = (wanted: bigint) =>
    Object.entries(PERMISSIONS)
      .filter(([, bit]) => (wanted & bit) !== 0n)
      .map(([name]) => name.toLowerCase().replaceAll('_', ' '))
      .join(', ');
  const come = named(now & ~old);
  const gone = named(old & ~now);
  return [come && `${i18n._(GIVEN)}: ${come}`, gone && `${i18n._(TAKEN)}: ${gone}`].filter(Boolean).join('; ') || i18n._(NONE);
}

function bits(value: Value): bigint {
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : 0n;
}
