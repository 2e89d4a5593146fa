/**
 * Aho and Corasick, "Efficient string matching" (1975): finds all of many words in one pass, in time linear in the text however many
 * words there are. Our own, because the libraries for it keep an object or a map for every letter (some 2.5 kB a keyword) and cut the
 * text into graphemes first; this one is four flat arrays, 15 bytes a letter, and a guild may have a million letters.
 */
export interface WordIndex {
  /** Tells of every place where a word ends, with the word's place in the list. `end` is exclusive, in UTF-16 units. */
  scan(text: string, found: (word: number, end: number) => void): void;
}

const NONE = -1;
const ROOT = 0;

/** `words` are distinct and not empty. */
export function indexWords(words: readonly string[]): WordIndex {
  const order = words.map((_, index) => index).sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
  const sorted = order.map((index) => words[index] ?? '');
  const size = 1 + countPrefixes(sorted);
  // Nodes are numbered level by level, so the children of a node are neighbours: those of n go from firstChild[n] to firstChild[n + 1].
  const firstChild = new Int32Array(size + 1);
  const unit = new Uint16Array(size);
  const wordAt = new Int32Array(size).fill(NONE);
  /** The node of the longest proper suffix, and the nearest one of a suffix that is a word. */
  const suffix = new Int32Array(size);
  const wordSuffix = new Int32Array(size).fill(NONE);

  const child = (node: number, code: number): number => {
    let low = firstChild[node] ?? 0;
    let high = (firstChild[node + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = unit[middle] ?? 0;
      if (there === code) return middle;
      if (there < code) low = middle + 1;
      else high = middle - 1;
    }
    return NONE;
  };
  const step = (from: number, code: number): number => {
    for (let node = from; ; node = suffix[node] ?? ROOT) {
      const next = child(node, code);
      if (next !== NONE) return next;
      if (node === ROOT) return ROOT;
    }
  };

  build();
  return { scan };

  function build(): void {
    // The words below a node are neighbours too, as they are sorted.
    const low = new Int32Array(size);
    const high = new Int32Array(size);
    high[ROOT] = sorted.length;
    let made = 1;
    let levelEnd = 1;
    for (let node = ROOT, depth = 0; node < size; node += 1) {
      if (node === levelEnd) {
        depth += 1;
        levelEnd = made;
      }
      firstChild[node] = made;
      let at = low[node] ?? 0;
      const end = high[node] ?? 0;
      if (sorted[at]?.length === depth && depth > 0) {
        wordAt[node] = order[at] ?? NONE;
        at += 1;
      }
      while (at < end) {
        const code = sorted[at]?.charCodeAt(depth) ?? 0;
        unit[made] = code;
        low[made] = at;
        while (at < end && sorted[at]?.charCodeAt(depth) === code) at += 1;
        high[made] = at;
        made += 1;
      }
      firstChild[node + 1] = made;
    }
    for (let node = ROOT; node < size; node += 1) {
      for (let next = firstChild[node] ?? 0; next < (firstChild[node + 1] ?? 0); next += 1) {
        const shorter = node === ROOT ? ROOT : step(suffix[node] ?? ROOT, unit[next] ?? 0);
        suffix[next] = shorter;
        wordSuffix[next] = wordAt[shorter] !== NONE ? shorter : (wordSuffix[shorter] ?? NONE);
      }
    }
  }

  function scan(text: string, found: (word: number, end: number) => void): void {
    let node = ROOT;
    for (let index = 0; index < text.length; index += 1) {
      node = step(node, text.charCodeAt(index));
      let hit = wordAt[node] === NONE ? (wordSuffix[node] ?? NONE) : node;
      for (; hit !== NONE; hit = wordSuffix[hit] ?? NONE) found(wordAt[hit] ?? NONE, index + 1);
    }
  }
}

/** Letters of sorted words that do not begin as the word before them does: the nodes of their trie without its root. */
function countPrefixes(sorted: readonly string[]): number {
  let count = 0;
  let previous = '';
  for (const word of sorted) {
    let shared = 0;
    while (shared < previous.length && word.charCodeAt(shared) === previous.charCodeAt(shared)) shared += 1;
    count += word.length - shared;
    previous = word;
  }
  return count;
}
