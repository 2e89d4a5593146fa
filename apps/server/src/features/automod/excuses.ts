import type { Folded } from './fold.ts';
import type { Phrase, Phrases } from './phrases.ts';

export interface Excuses {
  /** Whether the rule has an allowed phrase in this message at all. */
  has(owner: number): boolean;
  /** Whether a piece of the message, by its place in the original, lies within a phrase that the rule allows. */
  cover(owner: number, start: number, end: number): boolean;
}

interface Place {
  start: number;
  end: number;
}

/** Finds what a message has of the allow lists. A wildcard allows the whole word: `*thorpe` is all of "Scunthorpe". */
export function findExcuses(allowed: Phrases, folded: Folded, length: number): Excuses {
  const words = wordsAround(folded.edges);
  const places = new Map<Phrase, Place[]>();
  const phrasesOf = new Map<number, Place[][]>();
  const reaches = new Map<number, Int32Array>();
  allowed.find(folded, (phrase, from, to) => {
    let list = places.get(phrase);
    if (!list) {
      list = [];
      places.set(phrase, list);
      for (const owner of phrase.owners) phrasesOf.set(owner, [...(phrasesOf.get(owner) ?? []), list]);
    }
    const first = phrase.openStart ? words.start(from) : from;
    const last = phrase.openEnd ? words.end(to) : to;
    list.push({ start: folded.starts[first] ?? 0, end: folded.ends[last - 1] ?? 0 });
    return 'more';
  });

  return {
    has: (owner) => phrasesOf.has(owner),
    cover(owner, start, end) {
      const lists = phrasesOf.get(owner);
      if (!lists) return false;
      let reach = reaches.get(owner);
      if (!reach) {
        reach = farthestEnds(lists, length);
        reaches.set(owner, reach);
      }
      return (reach[start] ?? 0) >= end;
    },
  };
}

/** For every place, how far a phrase goes that begins there or before: what ends no later is within it. */
function farthestEnds(lists: readonly Place[][], length: number): Int32Array {
  const reach = new Int32Array(length + 1);
  for (const { start, end } of lists.flat()) reach[start] = Math.max(reach[start] ?? 0, end);
  for (let index = 1; index <= length; index += 1) reach[index] = Math.max(reach[index] ?? 0, reach[index - 1] ?? 0);
  return reach;
}

/** The nearest edges of words before and after a place. */
function wordsAround(edges: Uint8Array): { start(index: number): number; end(index: number): number } {
  const before = new Int32Array(edges.length);
  const after = new Int32Array(edges.length);
  for (let index = 0, edge = 0; index < edges.length; index += 1) {
    if (edges[index]) edge = index;
    before[index] = edge;
  }
  for (let index = edges.length - 1, edge = index; index >= 0; index -= 1) {
    if (edges[index]) edge = index;
    after[index] = edge;
  }
  return { start: (index) => before[index] ?? 0, end: (index) => after[index] ?? 0 };
}
