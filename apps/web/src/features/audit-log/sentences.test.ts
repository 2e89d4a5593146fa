import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import { changeLines } from './changes.ts';
import { chosenEntries } from './filter.ts';
import type { Names } from './names.ts';
import { sentenceOf } from './sentences.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

const PEOPLE: Record<string, string> = { '1': 'Anna', '2': 'Boris' };
const NICKNAMES: Record<string, string> = { '2': 'Bolt' };
const ROLES: Record<string, string> = { '20': 'Masters', '21': 'Guests' };
const CHANNELS: Record<string, string> = { '30': 'general' };
const TAGS: Record<string, string> = { '40': 'question' };
const names: Names = {
  guild_id: '10',
  person: (id) => NICKNAMES[id] ?? PEOPLE[id],
  account: (id) => PEOPLE[id],
  channel: (id) => CHANNELS[id],
  role: (id) => ROLES[id],
  tag: (id) => TAGS[id],
};

function entry(action_type: number, more: Partial<AuditEntry> = {}): AuditEntry {
  return { id: '100', user_id: '1', target_id: '2', action_type, changes: [], undoable_until: null, undone_by: null, ...more };
}

const said = (of: AuditEntry) => i18n._(sentenceOf(of, names, i18n));
const roles = (...ids: string[]) => ids.map((id) => ({ id }));

describe('what somebody did is one sentence', () => {
  test.each([
    ['Anna kicked Bolt', entry(AUDIT_ACTION.MEMBER_KICK)],
    ['Anna brought Bolt back after a kick', entry(AUDIT_ACTION.MEMBER_KICK, { options: { undoes: '99' } })],
    ['Anna gave Bolt the role Masters', entry(AUDIT_ACTION.MEMBER_ROLE_UPDATE, { changes: [{ key: '$add', new_value: roles('20') }] })],
    ['Anna took from Bolt the roles Masters, Guests', entry(25, { changes: [{ key: '$remove', new_value: roles('20', '21') }] })],
    ['Anna gave Bolt the role a deleted role', entry(25, { changes: [{ key: '$add', new_value: roles('29') }] })],
    ['Anna gave Boris the nickname Bolt', entry(AUDIT_ACTION.MEMBER_UPDATE, { changes: [{ key: 'nick', new_value: 'Bolt' }] })],
    ['Anna removed the nickname of Boris', entry(AUDIT_ACTION.MEMBER_UPDATE, { changes: [{ key: 'nick', old_value: 'Bolt' }] })],
    [
      'Anna ended the time-out of Bolt',
      entry(24, { changes: [{ key: 'communication_disabled_until', old_value: '2026-01-01T00:00:00Z' }] }),
    ],
    ['Anna muted Bolt in voice channels', entry(24, { changes: [{ key: 'mute', old_value: false, new_value: true }] })],
    ['Anna moved Bolt to general', entry(AUDIT_ACTION.MEMBER_MOVE, { options: { channel_id: '30', count: '1' } })],
    ['Anna moved Bolt to another voice channel', entry(AUDIT_ACTION.MEMBER_MOVE, { options: { channel_id: '31', count: '1' } })],
    ['Anna took Bolt out of voice', entry(AUDIT_ACTION.MEMBER_DISCONNECT, { options: { count: '1' } })],
    ['Anna banned Bolt', entry(AUDIT_ACTION.MEMBER_BAN_ADD)],
    ['Anna changed permissions of Masters in the channel general', entry(14, { target_id: '30', options: { id: '20', type: '0' } })],
    ['Anna took back permissions of someone in the channel general', entry(15, { target_id: '30', options: { id: '29', type: '0' } })],
    [
      'Anna brought the role Crew back',
      entry(AUDIT_ACTION.ROLE_DELETE, { target_id: '22', options: { undoes: '99' }, changes: [{ key: 'name', new_value: 'Crew' }] }),
    ],
    ['Anna created the channel general', entry(AUDIT_ACTION.CHANNEL_CREATE, { target_id: '30' })],
    [
      'Anna deleted the channel ideas',
      entry(AUDIT_ACTION.CHANNEL_DELETE, { target_id: '31', changes: [{ key: 'name', old_value: 'ideas' }] }),
    ],
    [
      'Anna moved roles',
      entry(AUDIT_ACTION.ROLE_UPDATE, { target_id: '20', changes: [{ key: 'position:20', old_value: 1, new_value: 2 }] }),
    ],
    ['Anna added the emoji cat', entry(AUDIT_ACTION.EMOJI_CREATE, { target_id: '40', changes: [{ key: 'name', new_value: 'cat' }] })],
    [
      'Anna renamed the emoji cat to fox',
      entry(AUDIT_ACTION.EMOJI_UPDATE, { target_id: '40', changes: [{ key: 'name', old_value: 'cat', new_value: 'fox' }] }),
    ],
    ['Anna deleted the emoji fox', entry(AUDIT_ACTION.EMOJI_DELETE, { target_id: '40', changes: [{ key: 'name', old_value: 'fox' }] })],
    ['Anna revoked the invite abc', entry(AUDIT_ACTION.INVITE_DELETE, { target_id: null, changes: [{ key: 'code', old_value: 'abc' }] })],
    [
      'Anna removed 3 people who had not been here',
      entry(AUDIT_ACTION.MEMBER_PRUNE, { target_id: null, options: { members_removed: '3' } }),
    ],
    [
      'The server itself turned raid mode on',
      entry(AUDIT_ACTION.RAID_MODE, {
        user_id: '10',
        target_id: '10',
        changes: [{ key: 'invites_disabled_until', new_value: '2026-01-01T00:00:00Z' }],
      }),
    ],
    [
      'Anna ended raid mode',
      entry(AUDIT_ACTION.RAID_MODE, { target_id: '10', changes: [{ key: 'invites_disabled_until', old_value: '2026-01-01T00:00:00Z' }] }),
    ],
    ['Someone warned someone', entry(AUDIT_ACTION.MEMBER_WARN, { user_id: '8', target_id: '9' })],
    ['Anna did something that this version does not know', entry(9000)],
  ])('%s', (sentence, of) => expect(said(of)).toBe(sentence));

  test('every action has one', () => {
    for (const action of Object.values(AUDIT_ACTION)) expect(said(entry(action))).not.toMatch(/undefined|[{}]|does not know/);
  });
});

describe('before and after', () => {
  const line = (change: AuditEntry['changes'][number]) => changeLines([change], names, i18n)[0];

  test('are in words', () => {
    expect(line({ key: 'mute', old_value: false, new_value: true })).toMatchObject({ label: 'Muted', before: 'no', after: 'yes' });
    expect(line({ key: 'parent_id', new_value: '30' })).toMatchObject({ label: 'Category', before: undefined, after: 'general' });
    expect(line({ key: 'color', old_value: 0, new_value: 0x35c2a8 })).toMatchObject({ before: '#000000', after: '#35c2a8' });
    expect(line({ key: '$add', new_value: roles('20', '21') })).toMatchObject({ label: 'Roles given', after: 'Masters, Guests' });
    expect(line({ key: 'position:20', old_value: 1, new_value: 2 })).toMatchObject({ label: 'Masters', before: '1', after: '2' });
  });

  test('of permissions are those that came and those that went', () => {
    const after = line({ key: 'permissions', old_value: String(2n | 8n), new_value: String(2n | 4n) })?.after;
    expect(after).toBe('given: ban people; taken: do everything, as an administrator');
    expect(line({ key: 'permissions', new_value: String(4n | (1n << 33n)) })?.after).toBe('given: ban people, others');
    expect(line({ key: 'permissions', old_value: '4', new_value: '4' })?.after).toBe('none');
  });

  test('of what a channel allows and denies are names of permissions, and of each role or person by itself', () => {
    const [see, write] = [String(1n << 10n), String(1n << 11n)];
    expect(line({ key: 'allow', old_value: '0', new_value: see })).toMatchObject({
      label: 'Allowed',
      before: 'none',
      after: 'see channels',
    });
    expect(line({ key: 'deny', old_value: write, new_value: '0' })).toMatchObject({
      label: 'Denied',
      before: 'write messages',
      after: 'none',
    });
    const entryOf = (id: string, allow: string, deny = '0') => ({ id, type: 0, allow, deny });
    const [kept, old, now] = [entryOf('21', see), entryOf('20', see), entryOf('20', see, write)];
    const lines = changeLines(
      [{ key: 'permission_overwrites', old_value: [kept, old], new_value: [kept, now, entryOf('2', see), entryOf('29', '0')] }],
      names,
      i18n,
    );
    expect(lines.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['Masters', 'allowed: see channels', 'allowed: see channels; denied: write messages'],
      ['Bolt', undefined, 'allowed: see channels'],
      ['someone', undefined, 'none'],
    ]);
  });

  test('of a rule of AutoMod and of a report are what they mean', () => {
    expect(line({ key: 'trigger_type', new_value: 100 })).toMatchObject({ label: 'Kind', after: 'Links' });
    expect(line({ key: 'event_type', new_value: 1 })).toBeUndefined();
    const metadata = { keyword_filter: ['spam*', 'ham'], presets: [1], mention_total_limit: 5, mention_raid_protection_enabled: false };
    expect(line({ key: 'trigger_metadata', new_value: metadata })?.after).toBe('spam*, ham; Swearing; 5');
    const actions = [
      { type: 1, metadata: {} },
      { type: 2, metadata: { channel_id: '30' } },
    ];
    expect(line({ key: 'actions', old_value: [], new_value: actions })).toMatchObject({
      before: 'none',
      after: 'blocks the message, alerts moderators',
    });
    expect(line({ key: 'exempt_roles', new_value: ['20', '29'] })?.after).toBe('Masters, a deleted role');
    expect(line({ key: 'exempt_channels', new_value: ['30', '39'] })?.after).toBe('general, a deleted channel');
    expect(line({ key: 'status', old_value: 'open', new_value: 'resolved' })).toMatchObject({
      before: 'not looked at yet',
      after: 'resolved',
    });
    expect(line({ key: 'assignee_id', new_value: '1' })?.after).toBe('Anna');
  });

  test('of a look are colours and not numbers of the API', () => {
    const colors = { primary_color: 0x35c2a8, secondary_color: 1, tertiary_color: null };
    const lines = changeLines(
      [
        { key: 'color', new_value: 0x35c2a8 },
        { key: 'colors', new_value: colors },
      ],
      names,
      i18n,
    );
    expect(lines).toEqual([{ key: 'colors', label: 'Colour', before: undefined, after: '#35c2a8 · #000001' }]);
    expect(line({ key: 'icon', new_value: 'cafe' })?.after).toBe('a picture');
    expect(line({ key: 'max_uses', new_value: 0 })?.after).toBe('without limit');
    expect(line({ key: 'verification_level', old_value: 0, new_value: 1 })?.after).toBe('Accounts older than 5 minutes');
    expect(line({ key: 'type', new_value: 4 })?.after).toBe('Category');
    expect(line({ key: 'type', new_value: 5 })?.after).toBe('Announcements');
    expect(line({ key: 'type', new_value: 15 })?.after).toBe('Forum');
    const tags = [
      { id: '40', name: 'question' },
      { id: '41', name: 'idea' },
    ];
    expect(line({ key: 'available_tags', old_value: [], new_value: tags })).toMatchObject({ before: 'none', after: 'question, idea' });
    expect(line({ key: 'applied_tags', old_value: ['41'], new_value: ['40'] })).toMatchObject({
      before: 'a deleted tag',
      after: 'question',
    });
  });

  test('of what was nothing and is nothing are left out', () => {
    expect(changeLines([{ key: 'icon' }, { key: 'exempt_roles', new_value: [] }], names, i18n)).toEqual([]);
    expect(line({ key: 'exempt_roles', old_value: ['20'], new_value: [] })).toMatchObject({ before: 'Masters', after: 'none' });
    expect(line({ key: 'outcome' })).toMatchObject({ label: 'Answer to the reporter', after: 'changed' });
  });

  test('of a field that this version does not know say no more than that it changed', () => {
    expect(line({ key: 'brand_new', new_value: { a: 1 } })).toMatchObject({ label: 'Something else', after: 'changed' });
    expect(line({ key: 'brand_new', new_value: ['x', { a: 1 }] })?.after).toBe('x, changed');
  });
});

test('only what is looked for is shown, the newest first, and nothing beyond what was fetched without a gap', () => {
  const known = [entry(20, { id: '9' }), entry(24, { id: '12' }), entry(20, { id: '11', user_id: '3' }), entry(20, { id: '10' })];
  const ids = (...args: [Parameters<typeof chosenEntries>[1], string]) => chosenEntries(known, ...args).map(({ id }) => id);
  expect(ids({}, '0')).toEqual(['12', '11', '10', '9']);
  expect(ids({}, '10')).toEqual(['12', '11', '10']);
  expect(ids({ action_type: 20 }, '0')).toEqual(['11', '10', '9']);
  expect(ids({ action_type: 20, user_id: '1' }, '0')).toEqual(['10', '9']);
  expect(ids({ target_id: '5' }, '0')).toEqual([]);
});
