import type { Node } from '@chat-js/markdown/nodes.ts';
import { parse } from '@chat-js/markdown/parse.ts';
import { AUTO_MOD_TRIGGER, type AutoModRule } from '@chat-js/protocol/automod.ts';
import { compileDomains, type Link, readLinks } from './links.ts';
import { countMentions } from './mentions.ts';
import { isSpam, type Written } from './spam.ts';

/** What is known of a message as a whole, found out once for all rules, and not before one asks. */
export interface Facts {
  content: string;
  links(): Link[];
  mentions(): number;
  spam(): boolean;
}

export function factsOf(message: Written, earlier: readonly Written[]): Facts {
  let nodes: Node[] | undefined;
  const read = () => {
    nodes ??= parse(message.content);
    return nodes;
  };
  let links: Link[] | undefined;
  let mentions: number | undefined;
  let spam: boolean | undefined;
  return {
    content: message.content,
    links: () => {
      links ??= readLinks(read());
      return links;
    },
    mentions: () => {
      mentions ??= countMentions(read());
      return mentions;
    },
    spam: () => {
      spam ??= isSpam(message, earlier);
      return spam;
    },
  };
}

/** The rules that do not look for words: null when a message is none of theirs, else the piece of it that is. */
export function compileWhole({ trigger_type, trigger_metadata: metadata }: AutoModRule): (facts: Facts) => string | null {
  switch (trigger_type) {
    case AUTO_MOD_TRIGGER.SPAM:
      return (facts) => (facts.spam() ? facts.content : null);
    case AUTO_MOD_TRIGGER.MENTION_SPAM: {
      // With protection from raids alone there is no number for one message.
      const limit = metadata.mention_total_limit ?? Number.POSITIVE_INFINITY;
      return (facts) => (facts.mentions() > limit ? facts.content : null);
    }
    case AUTO_MOD_TRIGGER.LINK: {
      const findForeign = compileDomains(metadata.allow_list ?? []);
      return (facts) => findForeign(facts.links()) ?? null;
    }
    default:
      return () => null;
  }
}
