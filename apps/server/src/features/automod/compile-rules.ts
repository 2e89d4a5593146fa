import { AUTO_MOD_TRIGGER, type AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { findExcuses } from './excuses.ts';
import { type Folded, fold } from './fold.ts';
import { compilePatterns } from './patterns.ts';
import { compilePhrases } from './phrases.ts';
import { keywordsOfPresets } from './presets.ts';
import { type Hit, newSearch, type View } from './search.ts';
import type { Written } from './spam.ts';
import { compileWhole, factsOf } from './whole-message.ts';

/** A message that somebody is about to send, or has sent. */
export interface Subject extends Written {
  /** The channel and the category it is in. */
  channel_ids: readonly Id[];
  role_ids: readonly Id[];
  /** The author's last messages in this guild, for rules about spam. */
  earlier: readonly Written[];
}

export interface Verdict {
  /** In the order of the rules, each at most once. */
  hits: Hit[];
  /** The rules of this guild took too long for this message, and what costs most was left out. */
  unfinished: boolean;
}

export interface AutoMod {
  check(subject: Subject): Verdict;
}

/** How long the rules of a guild may look at one message, in ms. Honest ones take a few; a step that has begun is finished. */
const BUDGET = 80;

/** Makes the rules of a guild ready for messages; those that are not enabled are left out. `now` in ms, for the budget. */
export function compileRules(all: readonly AutoModRule[], now: () => number = () => performance.now()): AutoMod {
  const rules = all.filter(({ enabled }) => enabled);
  const whole = rules.map(compileWhole);
  const keywords = compilePhrases(rules.map(keywordsOf));
  const allowed = compilePhrases(rules.map(allowedPhrasesOf));
  const patterns = compilePatterns(rules.map(({ trigger_metadata }) => trigger_metadata.regex_patterns ?? []));

  return {
    check(subject) {
      const deadline = now() + BUDGET;
      const folded = fold(subject.content);
      const excuses = findExcuses(allowed, folded, subject.content.length);
      const search = newSearch(rules, subject, excuses, () => now() > deadline);

      const facts = factsOf(subject, subject.earlier);
      whole.forEach((find, owner) => {
        const piece = search.isOpen(owner) ? find(facts) : null;
        if (piece !== null) search.hit(owner, null, piece);
      });

      const seen = viewOf(folded);
      keywords.find(folded, (phrase, start, end) => {
        const excused = search.claim(phrase.owners, phrase.source, seen.start(start), seen.end(end));
        return excused.length > 0 ? 'more' : 'settled';
      });

      // As it is written, and, if something hides in it, as a reader sees it.
      const written: View = { text: subject.content, start: (index) => index, end: (index) => index };
      for (const view of folded.disguised ? [written, seen] : [written]) {
        for (const pattern of patterns.find(view.text, search.spent)) search.look(pattern, view);
      }
      return search.verdict();
    },
  };
}

function keywordsOf({ trigger_type, trigger_metadata: { keyword_filter = [], presets = [] } }: AutoModRule): string[] {
  return trigger_type === AUTO_MOD_TRIGGER.KEYWORD_PRESET ? keywordsOfPresets(presets) : keyword_filter;
}

/** The list of a rule for links has domains. */
function allowedPhrasesOf({ trigger_type, trigger_metadata: { allow_list = [] } }: AutoModRule): string[] {
  return trigger_type === AUTO_MOD_TRIGGER.LINK ? [] : allow_list;
}

function viewOf({ text, starts, ends }: Folded): View {
  return { text, start: (index) => starts[index] ?? 0, end: (index) => ends[index - 1] ?? 0 };
}
