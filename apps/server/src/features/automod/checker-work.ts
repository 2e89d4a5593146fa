import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Subject } from './compile-rules.ts';

/** What a rule said of a message; the rule by its id, as it crosses a thread. */
export interface RuleHit {
  rule_id: Id;
  matched_keyword: string | null;
  matched_content: string;
}

export interface Judgement {
  hits: RuleHit[];
  /** The rules took too long for this message, and what costs most was left out. */
  unfinished: boolean;
}

/** What a rule tried on messages has caught: the places of the messages, and how many were looked at. */
export interface Trial {
  checked: number;
  caught: { index: number; hit: RuleHit }[];
}

/** What is asked of the thread; in the order it came, but for trials, which let others pass between two messages. */
export type Work =
  | { kind: 'keep'; id: number; key: number; rules: readonly AutoModRule[] }
  | { kind: 'forget'; key: number }
  | { kind: 'check'; id: number; key: number; subject: Subject }
  | { kind: 'try'; id: number; rule: AutoModRule; subjects: readonly Subject[]; ms: number };

/** `gone`: the rules are not kept. */
export type Answer = { id: number; value: Judgement | Trial | null } | { id: number; gone: true } | { id: number; error: string };
