import type { AuditChange } from '@chat-js/protocol/audit-log.ts';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { LABELS } from './labels.ts';
import { idsUnder, type Names } from './names.ts';
import { DELETED } from './sentences.ts';
import { bits, CHANGED, fieldOf, NONE, permissionList, type Value, valueWords } from './values.ts';

const GIVEN = msg`given`;
const TAKEN = msg`taken`;
const ALLOWED = msg`allowed`;
const DENIED = msg`denied`;
const SOMEONE = msg`someone`;
const SOMETHING_ELSE = msg`Something else`;

/** One field before and after, in words. */
export interface ChangeLine {
  key: string;
  label: string;
  before: string | undefined;
  after: string | undefined;
}

export function changeLines(changes: readonly AuditChange[], names: Names, i18n: I18n): ChangeLine[] {
  const keys = new Set(changes.map(({ key }) => key));
  return changes.flatMap((change) => {
    const { key } = change;
    // Rules look at messages and at nothing else; and one colour is told with the others.
    if (key === 'event_type' || (key === 'color' && keys.has('colors'))) return [];
    if (key === 'permission_overwrites') return overwriteLines(change, names, i18n);
    const moved = key.startsWith('position:') ? key.slice('position:'.length) : undefined;
    const label = moved === undefined ? i18n._(LABELS[key] ?? SOMETHING_ELSE) : (names.role(moved) ?? i18n._(DELETED));
    const { before, after } = sides(change, names, i18n);
    return before === undefined && after === undefined ? [] : [{ key, label, before, after }];
  });
}

function sides(change: AuditChange, names: Names, i18n: I18n): Pick<ChangeLine, 'before' | 'after'> {
  const { key, old_value, new_value } = change;
  if (key === '$add' || key === '$remove') {
    const roles = idsUnder([change], key).map((id) => names.role(id) ?? i18n._(DELETED));
    return { before: undefined, after: roles.join(', ') };
  }
  // What was answered is between the two.
  if (key === 'outcome') return { before: undefined, after: i18n._(CHANGED) };
  // Of what came or went with nothing in it there is nothing to tell.
  if ([old_value, new_value].every((value) => value === undefined || isEmpty(value))) return { before: undefined, after: undefined };
  if (key === 'permissions') return { before: undefined, after: permissionsDifference(old_value, new_value, i18n) };
  return { before: valueWords(key, old_value, names, i18n), after: valueWords(key, new_value, names, i18n) };
}

function isEmpty(value: Value): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Which permissions came and which went. */
function permissionsDifference(before: Value, after: Value, i18n: I18n): string {
  const [old, now] = [bits(before), bits(after)];
  const come = permissionList(now & ~old, i18n);
  const gone = permissionList(old & ~now, i18n);
  return [come && `${i18n._(GIVEN)}: ${come}`, gone && `${i18n._(TAKEN)}: ${gone}`].filter(Boolean).join('; ') || i18n._(NONE);
}

/** A line for each role and person of whom a channel says something else than before. */
function overwriteLines({ key, old_value, new_value }: AuditChange, names: Names, i18n: I18n): ChangeLine[] {
  const [old, now] = [old_value, new_value].map((list) => new Map(entriesOf(list).map((entry) => [String(fieldOf(entry, 'id')), entry])));
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return ids.flatMap((id) => {
    const [before, after] = [old, now].map((entries) => overwriteWords(entries?.get(id), i18n));
    if (before === after) return [];
    return [{ key: `${key}:${id}`, label: names.role(id) ?? names.person(id) ?? i18n._(SOMEONE), before, after }];
  });
}

function entriesOf(list: Value): readonly Value[] {
  return Array.isArray(list) ? (list as readonly Value[]) : [];
}

function overwriteWords(entry: Value, i18n: I18n): string | undefined {
  if (entry === undefined) return undefined;
  const allowed = permissionList(bits(fieldOf(entry, 'allow')), i18n);
  const denied = permissionList(bits(fieldOf(entry, 'deny')), i18n);
  return [allowed && `${i18n._(ALLOWED)}: ${allowed}`, denied && `${i18n._(DENIED)}: ${denied}`].filter(Boolean).join('; ') || i18n._(NONE);
}
