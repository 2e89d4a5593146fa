import { type Folded, fold, passesFor } from './fold.ts';
import { indexWords } from './word-index.ts';

/** A keyword or an allowed phrase, and the rules that have it. */
export interface Phrase {
  /** As it is written in the rule. */
  source: string;
  text: string;
  /** `*` at its beginning or end: the word may go on there. */
  openStart: boolean;
  openEnd: boolean;
  owners: number[];
}

export interface Phrases {
  /** Shows every occurrence, with its place in the folded text. Once `found` says `settled`, no more of this phrase. */
  find(folded: Folded, found: (phrase: Phrase, start: number, end: number) => 'settled' | 'more'): void;
}

/** `lists[n]` are the phrases of owner n. */
export function compilePhrases(lists: readonly (readonly string[])[]): Phrases {
  const phrases = new Map<string, Phrase>();
  const bySkeleton = new Map<string, Phrase[]>();
  lists.forEach((list, owner) => {
    for (const source of new Set(list)) {
      const known = phrases.get(source);
      if (known) known.owners.push(owner);
      else add(source, owner);
    }
  });
  const index = indexWords([...bySkeleton.keys()]);
  const words = [...bySkeleton].map(([skeleton, same]) => ({ length: skeleton.length, phrases: same }));

  return {
    find(folded, found) {
      const settled = new Set<Phrase>();
      index.scan(folded.skeleton, (word, end) => {
        const { length = 0, phrases: same = [] } = words[word] ?? {};
        for (const phrase of same) {
          if (settled.has(phrase) || !fits(phrase, folded, end - length, end)) continue;
          if (found(phrase, end - length, end) === 'settled') settled.add(phrase);
        }
      });
    },
  };

  function add(source: string, owner: number): void {
    const { text, skeleton } = trimmed(source);
    // What is nothing but wildcards and marks finds nothing.
    if (text === '') return;
    const phrase = { source, text, openStart: source.startsWith('*'), openEnd: source.endsWith('*'), owners: [owner] };
    phrases.set(source, phrase);
    const same = bySkeleton.get(skeleton);
    if (same) same.push(phrase);
    else bySkeleton.set(skeleton, [phrase]);
  }
}

function trimmed(source: string): { text: string; skeleton: string } {
  const { text, skeleton } = fold(source.replace(/^\*+|\*+$/g, ''));
  return { text: text.trim(), skeleton: skeleton.trim() };
}

function fits(phrase: Phrase, { text, edges }: Folded, start: number, end: number): boolean {
  if (!phrase.openStart && edges[start] === 0) return false;
  if (!phrase.openEnd && edges[end] === 0) return false;
  return passesFor(text.slice(start, end), phrase.text);
}
