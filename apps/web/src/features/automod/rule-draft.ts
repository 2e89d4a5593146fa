import type { AutoModAction, AutoModRule, AutoModTriggerMetadata } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';

/** The kinds of trigger and of action by their numbers in the API; the browser does not load its contract. */
export const TRIGGER = { keywords: 1, spam: 3, presets: 4, mentions: 5, links: 100 } as const;
export type Trigger = (typeof TRIGGER)[keyof typeof TRIGGER];
export const ACTION = { block: 1, alert: 2, timeOut: 3 } as const;

type Preset = NonNullable<AutoModTriggerMetadata['presets']>[number];

/** A rule as it is edited: lists are text, a line each. */
export interface RuleDraft {
  id: Id | undefined;
  enabled: boolean;
  name: string;
  trigger: Trigger;
  keywords: string;
  patterns: string;
  allowed: string;
  presets: readonly Preset[];
  mentions: number;
  blocks: boolean;
  /** What the author of a blocked message reads; '' is ours. */
  words: string;
  alerts: boolean;
  alert_channel_id: Id;
  /** Seconds; 0 is none. */
  timeOut: number;
  exempt_roles: readonly Id[];
  exempt_channels: readonly Id[];
}

export const NEW_RULE: RuleDraft = {
  id: undefined,
  enabled: true,
  name: '',
  trigger: TRIGGER.keywords,
  keywords: '',
  patterns: '',
  allowed: '',
  presets: [1],
  mentions: 5,
  blocks: true,
  words: '',
  alerts: false,
  alert_channel_id: '',
  timeOut: 0,
  exempt_roles: [],
  exempt_channels: [],
};

export function draftOf(rule: AutoModRule): RuleDraft {
  const { trigger_metadata: metadata } = rule;
  const find = (type: number) => rule.actions.find((action) => action.type === type);
  return {
    id: rule.id,
    enabled: rule.enabled,
    name: rule.name,
    trigger: rule.trigger_type,
    keywords: (metadata.keyword_filter ?? []).join('\n'),
    patterns: (metadata.regex_patterns ?? []).join('\n'),
    allowed: (metadata.allow_list ?? []).join('\n'),
    presets: metadata.presets ?? [],
    mentions: metadata.mention_total_limit ?? NEW_RULE.mentions,
    blocks: find(ACTION.block) !== undefined,
    words: find(ACTION.block)?.metadata.custom_message ?? '',
    alerts: find(ACTION.alert) !== undefined,
    alert_channel_id: find(ACTION.alert)?.metadata.channel_id ?? '',
    timeOut: find(ACTION.timeOut)?.metadata.duration_seconds ?? 0,
    exempt_roles: rule.exempt_roles,
    exempt_channels: rule.exempt_channels,
  };
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The body that makes the rule; `name` is what it is called if nobody named it. */
export function fieldsOf(draft: RuleDraft, name: string) {
  const actions: AutoModAction[] = [
    ...(draft.blocks ? [{ type: ACTION.block, metadata: draft.words.trim() ? { custom_message: draft.words.trim() } : {} }] : []),
    ...(draft.alerts ? [{ type: ACTION.alert, metadata: { channel_id: draft.alert_channel_id } }] : []),
    ...(draft.timeOut > 0 ? [{ type: ACTION.timeOut, metadata: { duration_seconds: draft.timeOut } }] : []),
  ];
  return {
    name: draft.name.trim() || name,
    event_type: 1 as const,
    trigger_type: draft.trigger,
    trigger_metadata: metadataOf(draft),
    actions,
    enabled: draft.enabled,
    exempt_roles: [...draft.exempt_roles],
    exempt_channels: [...draft.exempt_channels],
  };
}

function metadataOf(draft: RuleDraft): AutoModTriggerMetadata {
  const allow_list = linesOf(draft.allowed);
  switch (draft.trigger) {
    case TRIGGER.keywords:
      return { keyword_filter: linesOf(draft.keywords), regex_patterns: linesOf(draft.patterns), allow_list };
    case TRIGGER.presets:
      return { presets: [...draft.presets], allow_list };
    case TRIGGER.links:
      return { allow_list };
    case TRIGGER.mentions:
      return { mention_total_limit: draft.mentions };
    case TRIGGER.spam:
      return {};
  }
}

export type LineProblem = { line: string; why: 'unsupported' | 'broken' | 'long' };

/** What RE2 has and the browser's engine does not, and what stands for it there. */
const ONLY_RE2: readonly [RegExp, string][] = [
  [/\(\?P</g, '(?<'],
  [/\(\?[imsU-]+:/g, '(?:'],
  [/\(\?[imsU-]+\)/g, ''],
  [/\[\[:\^?\w+:\]\]/g, '[a]'],
];
/** What needs to look back or ahead: an expression with it can take for ever, so there are none here. */
const UNSUPPORTED = /\(\?<?[=!]|\\[1-9]|\\k</;

/** The first expression that cannot work, found while it is typed. The server has the last word. */
export function findBrokenPattern(patterns: string): LineProblem | undefined {
  for (const line of linesOf(patterns)) {
    if (line.length > LIMITS.autoMod.pattern.max) return { line, why: 'long' };
    if (UNSUPPORTED.test(line)) return { line, why: 'unsupported' };
    if (!isRegExp(ONLY_RE2.reduce((text, [theirs, ours]) => text.replace(theirs, ours), line))) return { line, why: 'broken' };
  }
  return undefined;
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
