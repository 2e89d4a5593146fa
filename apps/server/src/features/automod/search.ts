import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Excuses } from './excuses.ts';
import type { Pattern } from './patterns.ts';

/** What AUTO_MODERATION_ACTION_EXECUTION says of a rule that was hit. */
export interface Hit {
  rule: AutoModRule;
  /** As it is written in the rule; null for rules that have no words. */
  matched_keyword: string | null;
  /** The piece of the message. */
  matched_content: string;
}

/** A message in one of its forms, with the way to its places in the original. */
export interface View {
  text: string;
  start(index: number): number;
  end(index: number): number;
}

interface Message {
  content: string;
  channel_ids: readonly Id[];
  role_ids: readonly Id[];
}

/** In how many places an expression is looked at while allowed phrases excuse it. Each look may read the whole message. */
const LOOKS = 10;

/** What is found in one message. Rules are named by their place in `rules`; each is hit once, unless it is not for this author or place. */
export function newSearch(rules: readonly AutoModRule[], message: Message, excuses: Excuses, isLate: () => boolean) {
  const found: (Omit<Hit, 'rule'> | undefined)[] = [];
  const exempt = rules.map((rule) => isExempt(rule, message));
  let late = false;

  const isOpen = (owner: number) => found[owner] === undefined && exempt[owner] === false;
  const spent = () => {
    late ||= isLate();
    return late;
  };

  return {
    isOpen,
    /** True from the moment when the time is over; from then on only what costs nothing more is found. */
    spent,
    hit,
    claim,
    look,
    verdict: () => ({ hits: rules.flatMap((rule, owner) => (found[owner] ? [{ rule, ...found[owner] }] : [])), unfinished: late }),
  };

  function hit(owner: number, matched_keyword: string | null, matched_content: string): void {
    found[owner] = { matched_keyword, matched_content };
  }

  /** Hits the rules that have a keyword or an expression, and returns those that allow this piece of the message. */
  function claim(owners: readonly number[], keyword: string, start: number, end: number): number[] {
    const excused: number[] = [];
    for (const owner of owners) {
      if (!isOpen(owner)) continue;
      if (!excuses.has(owner)) hit(owner, keyword, message.content.slice(start, end));
      else if (spent()) continue;
      else if (excuses.cover(owner, start, end)) excused.push(owner);
      else hit(owner, keyword, message.content.slice(start, end));
    }
    return excused;
  }

  /** Finds where an expression stands that is known to be in the message, and looks on while that is allowed. */
  function look(pattern: Pattern, view: View): void {
    let owners: readonly number[] = pattern.owners.filter(isOpen);
    for (let looks = 0, from = 0; looks < LOOKS && owners.length > 0 && from <= view.text.length && !spent(); looks += 1) {
      const place = pattern.find(view.text, from);
      if (!place) return;
      const start = view.start(place.start);
      owners = claim(owners, pattern.source, start, place.end > place.start ? view.end(place.end) : start);
      from = Math.max(place.end, place.start + 1);
    }
  }
}

function isExempt({ exempt_channels, exempt_roles }: AutoModRule, { channel_ids, role_ids }: Message): boolean {
  return exempt_channels.some((id) => channel_ids.includes(id)) || exempt_roles.some((id) => role_ids.includes(id));
}
