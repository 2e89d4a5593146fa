import { LIMITS } from '@chat-js/protocol/limits.ts';
import { LRUCache } from 'lru-cache';
import { RE2JS, RE2JSException, RE2Set } from 're2js';

/** A regular expression and the rules that have it. */
export interface Pattern {
  source: string;
  owners: number[];
  /** Where it is first found from `from` on, as offsets of `text`. */
  find(text: string, from: number): { start: number; end: number } | undefined;
}

export interface Patterns {
  /** The patterns that occur in a text, cheap ones first; `spent` is asked before each further piece of work and ends it. */
  find(text: string, spent: () => boolean): Generator<Pattern>;
}

/** As in Discord: letter case does not count unless the expression says `(?-i)`. */
const FLAGS = RE2JS.CASE_INSENSITIVE;

/** Instructions in one automaton: some ten expressions go through a text for the price of one, many multiply each other's states. */
const SET_SIZE = 200;

/** What an automaton may keep of its states, in bytes. Evil ones never see a state again: the less they keep, the sooner they stop trying. */
const SET_MEMORY = 1024 * 1024;

/** Neither letters, digits, signs nor pictures: what catches all of these catches every message. */
const EVERYTHING = ['a', 'Ы1 ', '!', '\u{1f600}'].map((text) => text.repeat(LIMITS.autoMod.patternSize));

/** The size of an expression in instructions, or the reason why it cannot be one: a sentence for the field it stands in. */
export function checkPattern(source: string): { size: number } | { reason: string } {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source, FLAGS);
  } catch (error) {
    if (error instanceof RE2JSException) return { reason: reasonOf(error) };
    throw error;
  }
  const size = compiled.programSize();
  const max = LIMITS.autoMod.patternSize;
  if (size > max) return { reason: `too much work: ${size} steps where ${max} are allowed; repeat fewer times` };
  if (EVERYTHING.every((text) => compiled.test(text))) return { reason: 'this would catch every message' };
  return { size };
}

/** Expressions of rules that stand already are asked for with every new one. */
const sizes = new LRUCache<string, number>({ max: 10_000 });

/** The size of an expression that was accepted once; 0 for one that is none. */
export function sizeOfPattern(source: string): number {
  let size = sizes.get(source);
  if (size === undefined) {
    size = measure(source);
    sizes.set(source, size);
  }
  return size;
}

function measure(source: string): number {
  try {
    return RE2JS.compile(source, FLAGS).programSize();
  } catch (error) {
    if (error instanceof RE2JSException) return 0;
    throw error;
  }
}

function reasonOf(error: RE2JSException): string {
  return error.message.replace(/^error parsing regexp: /, '').replace('(?i)', '');
}

/** `lists[n]` are the expressions of owner n, which `checkPattern` has accepted. */
export function compilePatterns(lists: readonly (readonly string[])[]): Patterns {
  const patterns = new Map<string, Pattern & { size: number }>();
  lists.forEach((list, owner) => {
    for (const source of new Set(list)) {
      const known = patterns.get(source);
      if (known) known.owners.push(owner);
      else patterns.set(source, newPattern(source, owner));
    }
  });
  const sets = inSets([...patterns.values()].sort((a, b) => a.size - b.size));

  return {
    *find(text, spent) {
      for (const { set, members } of sets) {
        if (spent()) return;
        for (const member of set.match(text)) {
          const pattern = members[member];
          if (pattern) yield pattern;
        }
      }
    },
  };
}

function newPattern(source: string, owner: number): Pattern & { size: number } {
  const compiled = RE2JS.compile(source, FLAGS);
  return {
    source,
    owners: [owner],
    size: compiled.programSize(),
    find(text, from) {
      const matcher = compiled.matcher(text);
      return matcher.find(from) ? { start: matcher.start(), end: matcher.end() } : undefined;
    },
  };
}

function inSets(patterns: readonly (Pattern & { size: number })[]): { set: RE2Set; members: Pattern[] }[] {
  const sets: { set: RE2Set; members: Pattern[]; size: number }[] = [];
  for (const pattern of patterns) {
    let last = sets.at(-1);
    if (!last || last.size + pattern.size > SET_SIZE) {
      last = { set: new RE2Set(RE2Set.UNANCHORED, FLAGS, SET_MEMORY), members: [], size: 0 };
      sets.push(last);
    }
    last.set.add(pattern.source);
    last.members.push(pattern);
    last.size += pattern.size;
  }
  for (const { set } of sets) {
    set.compile();
    // The first text costs more than those after it; better here than while somebody waits.
    for (const text of EVERYTHING) set.match(text.slice(0, 40));
  }
  return sets;
}
