import type { AuditChange } from '@chat-js/protocol/audit-log.ts';
import { PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { CHANNEL } from '../../lib/channel-types.ts';
import { permissionPhrase, wordsOf } from '../../lib/permission-words.ts';
import { VERIFICATION } from '../../lib/verification.ts';
import type { Names } from './names.ts';
import { DELETED } from './sentences.ts';

export type Value = AuditChange['old_value'];

const YES = msg`yes`;
const NO = msg`no`;
export const NONE = msg`none`;
const NO_LIMIT = msg`without limit`;
const PICTURE = msg`a picture`;
export const CHANGED = msg`changed`;
const OTHERS = msg`others`;
const SOMEONE = msg`someone`;
const DELETED_CHANNEL = msg`a deleted channel`;
const DELETED_TAG = msg`a deleted tag`;

/** Numbers and short words of the API that stand for something, by the field they are in. */
const MEANINGS: Record<string, Record<string, MessageDescriptor>> = {
  status: {
    open: msg`not looked at yet`,
    in_progress: msg`being looked at`,
    resolved: msg`resolved`,
    dismissed: msg`closed without action`,
  },
  type: {
    [CHANNEL.text]: msg`Text`,
    [CHANNEL.voice]: msg`Voice`,
    [CHANNEL.category]: msg`Category`,
    [CHANNEL.announcement]: msg`Announcements`,
    [CHANNEL.forum]: msg`Forum`,
    11: msg`Thread`,
  },
  flags: { 0: NO, 16: YES },
  default_sort_order: { 0: msg`Recently active`, 1: msg`Newest` },
  trigger_type: { 1: msg`Words`, 3: msg`Spam`, 4: msg`Ready-made lists`, 5: msg`Mentions`, 100: msg`Links` },
  actions: { 1: msg`blocks the message`, 2: msg`alerts moderators`, 3: msg`times out` },
  presets: { 1: msg`Swearing`, 2: msg`Sexual content`, 3: msg`Slurs` },
  verification_level: Object.fromEntries(VERIFICATION.map(({ level, label }) => [level, label])),
  max_age: { 0: NO_LIMIT },
  max_uses: { 0: NO_LIMIT },
  user_limit: { 0: NO_LIMIT },
};

/** A value as people read it, never as the API writes it; undefined for none. */
export function valueWords(key: string, value: Value, names: Names, i18n: I18n): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return i18n._(value ? YES : NO);
  if (typeof value === 'object') return thingWords(key, value, names, i18n);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const meaning = MEANINGS[key]?.[value];
  if (meaning) return i18n._(meaning);
  if (key === 'icon') return i18n._(PICTURE);
  if (key === 'allow' || key === 'deny') return permissionList(bits(value), i18n) || i18n._(NONE);
  if (typeof value === 'number') return key === 'color' ? colorText(value) : i18n.number(value);
  if (key.endsWith('_until') || key.endsWith('_at')) return i18n.date(new Date(value), { dateStyle: 'medium', timeStyle: 'short' });
  if (key.endsWith('channel_id') || key === 'parent_id' || key === 'exempt_channels')
    return names.channel(value) ?? i18n._(DELETED_CHANNEL);
  if (key === 'applied_tags') return names.tag(value) ?? i18n._(DELETED_TAG);
  if (key === 'exempt_roles') return names.role(value) ?? i18n._(DELETED);
  if (key === 'assignee_id') return names.person(value) ?? i18n._(SOMEONE);
  return value;
}

function thingWords(key: string, value: object, names: Names, i18n: I18n): string {
  if (Array.isArray(value)) {
    const items = (value as Value[]).flatMap((item) => valueWords(key, partOf(key, item), names, i18n) ?? []);
    return [...new Set(items)].join(', ') || i18n._(NONE);
  }
  if (key === 'colors')
    return Object.values(value)
      .flatMap((color) => (typeof color === 'number' ? colorText(color) : []))
      .join(' · ');
  // What a rule looks for: its words, expressions, lists and how many mentions are too many.
  if (key === 'trigger_metadata') {
    const parts = Object.entries(value as Record<string, Value>).flatMap(([field, of]) =>
      of === false ? [] : (valueWords(field, of, names, i18n) ?? []),
    );
    return parts.join('; ') || i18n._(NONE);
  }
  // Of another version of the server.
  return i18n._(CHANGED);
}

/** What of an item of a list people read. */
function partOf(key: string, item: Value): Value {
  if (key === 'actions') return fieldOf(item, 'type');
  return key === 'available_tags' ? fieldOf(item, 'name') : item;
}

export function fieldOf(value: Value, field: string): Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Value>)[field] : undefined;
}

function colorText(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

export function bits(value: Value): bigint {
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : 0n;
}

/** The permissions of a set by their names; empty for none. What means nothing here has no name. */
export function permissionList(wanted: bigint, i18n: I18n): string {
  const all = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => (wanted & PERMISSIONS[name]) !== 0n);
  const known = all.filter((name) => wordsOf(name));
  return [...known.map((name) => permissionPhrase(name, i18n)), ...(known.length < all.length ? [i18n._(OTHERS)] : [])].join(', ');
}
