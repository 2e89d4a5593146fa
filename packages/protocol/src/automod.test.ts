import { expect, test } from 'vitest';
import { z } from 'zod';
import { AutoModRule, CompleteAutoModRule, changedAutoModRule } from './automod.ts';

const BLOCK = { type: 1 };
const keywords = { name: 'Casino', event_type: 1, trigger_type: 1, trigger_metadata: { keyword_filter: ['casino*'] }, actions: [BLOCK] };

test('a rule of one keyword is complete, and what was left out has its default', () => {
  expect(CompleteAutoModRule.parse(keywords)).toStrictEqual({
    ...keywords,
    actions: [{ type: 1, metadata: {} }],
    enabled: false,
    exempt_roles: [],
    exempt_channels: [],
  });
});

test('null means nothing, as Discord has it, and is not kept', () => {
  const metadata = { keyword_filter: ['casino'], regex_patterns: null, allow_list: null };
  const rule = CompleteAutoModRule.parse({ ...keywords, trigger_metadata: metadata, enabled: null, exempt_roles: null });
  expect(rule.trigger_metadata).toStrictEqual({ keyword_filter: ['casino'] });
  expect(rule.exempt_roles).toEqual([]);
});

test('what went in as a rule comes out as one', () => {
  const kept = { ...CompleteAutoModRule.parse(keywords), id: '1', guild_id: '2', creator_id: '3' };
  expect(AutoModRule.parse(kept)).toStrictEqual(kept);
  expect(AutoModRule.safeParse({ ...kept, permissions: '8' }).success).toBe(false);
});

test('a change leaves alone what it does not name', () => {
  expect(z.object(changedAutoModRule).parse({ name: 'New' })).toStrictEqual({ name: 'New' });
});

const FITTING: [string, Record<string, unknown>][] = [
  ['a regular expression without keywords', { trigger_metadata: { regex_patterns: ['a+'] } }],
  ['spam, which has nothing to set', { trigger_type: 3, trigger_metadata: {} }],
  ['spam without metadata', { trigger_type: 3, trigger_metadata: undefined }],
  ['ready-made keywords with exceptions', { trigger_type: 4, trigger_metadata: { presets: [1, 3], allow_list: ['damn'] } }],
  ['no mentions at all', { trigger_type: 5, trigger_metadata: { mention_total_limit: 0 } }],
  ['raid protection alone', { trigger_type: 5, trigger_metadata: { mention_raid_protection_enabled: true } }],
  ['no links at all', { trigger_type: 100, trigger_metadata: {} }],
  ['links to some places', { trigger_type: 100, trigger_metadata: { allow_list: ['example.com', 'почта.рф', 'xn--80a1acny.xn--p1ai'] } }],
  ['every action once', { actions: [BLOCK, { type: 2, metadata: { channel_id: '5' } }, { type: 3, metadata: { duration_seconds: 60 } }] }],
];

test.each(FITTING)('%s is a rule', (_, change) => {
  expect(CompleteAutoModRule.safeParse({ ...keywords, ...change }).error).toBeUndefined();
});

const META = 'trigger_metadata';
const REFUSED: [string, Record<string, unknown>, string][] = [
  ['keywords without keywords', { trigger_metadata: {} }, `${META}.keyword_filter`],
  ['a wildcard alone', { trigger_metadata: { keyword_filter: ['ok', '**'] } }, `${META}.keyword_filter.1`],
  ['a wildcard around something invisible', { trigger_metadata: { keyword_filter: ['*\u200b*'] } }, `${META}.keyword_filter.0`],
  ['an empty keyword', { trigger_metadata: { keyword_filter: [' '] } }, `${META}.keyword_filter.0`],
  ['a keyword of 61 characters', { trigger_metadata: { keyword_filter: ['x'.repeat(61)] } }, `${META}.keyword_filter.0`],
  ['1,001 keywords', { trigger_metadata: { keyword_filter: new Array(1001).fill('x') } }, `${META}.keyword_filter`],
  ['11 expressions', { trigger_metadata: { regex_patterns: new Array(11).fill('x') } }, `${META}.regex_patterns`],
  ['an expression of 261 characters', { trigger_metadata: { regex_patterns: ['x'.repeat(261)] } }, `${META}.regex_patterns.0`],
  [
    '101 exceptions of keywords',
    { trigger_metadata: { keyword_filter: ['x'], allow_list: new Array(101).fill('y') } },
    `${META}.allow_list`,
  ],
  ['presets of own keywords', { trigger_metadata: { keyword_filter: ['x'], presets: [1] } }, `${META}.presets`],
  ['keywords of spam', { trigger_type: 3 }, `${META}.keyword_filter`],
  ['exceptions of spam', { trigger_type: 3, trigger_metadata: { allow_list: ['x'] } }, `${META}.allow_list`],
  ['no preset', { trigger_type: 4, trigger_metadata: { presets: [] } }, `${META}.presets`],
  ['an unknown preset', { trigger_type: 4, trigger_metadata: { presets: [4] } }, `${META}.presets.0`],
  ['mentions without a number', { trigger_type: 5, trigger_metadata: {} }, `${META}.mention_total_limit`],
  ['51 mentions', { trigger_type: 5, trigger_metadata: { mention_total_limit: 51 } }, `${META}.mention_total_limit`],
  [
    'a number of mentions of keywords',
    { trigger_metadata: { keyword_filter: ['x'], mention_total_limit: 5 } },
    `${META}.mention_total_limit`,
  ],
  ['an address as a domain', { trigger_type: 100, trigger_metadata: { allow_list: ['a.com', 'https://b.com/'] } }, `${META}.allow_list.1`],
  ['expressions of links', { trigger_type: 100, trigger_metadata: { regex_patterns: ['x'] } }, `${META}.regex_patterns`],
  ['a field nobody knows', { trigger_metadata: { keyword_filter: ['x'], other: 1 } }, META],
  ['a trigger nobody knows', { trigger_type: 6 }, 'trigger_type'],
  ['an event nobody knows', { event_type: 2 }, 'event_type'],
  ['no action', { actions: [] }, 'actions'],
  ['an action twice', { actions: [BLOCK, BLOCK] }, 'actions.1.type'],
  ['an alert to nowhere', { actions: [{ type: 2 }] }, 'actions.0.metadata.channel_id'],
  ['a time-out without end', { actions: [{ type: 3, metadata: {} }] }, 'actions.0.metadata.duration_seconds'],
  [
    'a time-out of five weeks',
    { actions: [{ type: 3, metadata: { duration_seconds: 3_024_000 } }] },
    'actions.0.metadata.duration_seconds',
  ],
  [
    'words with an alert',
    { actions: [{ type: 2, metadata: { channel_id: '5', custom_message: 'x' } }] },
    'actions.0.metadata.custom_message',
  ],
  ['21 exempt roles', { exempt_roles: new Array(21).fill('1') }, 'exempt_roles'],
  ['51 exempt channels', { exempt_channels: new Array(51).fill('1') }, 'exempt_channels'],
  ['no name', { name: ' ' }, 'name'],
  ['an id of its own', { id: '1' }, ''],
];

test.each(REFUSED)('%s is refused, and the field is named', (_, change, path) => {
  const { error } = CompleteAutoModRule.safeParse({ ...keywords, ...change });
  expect(new Set(error?.issues.map((issue) => issue.path.join('.')))).toEqual(new Set([path]));
});
