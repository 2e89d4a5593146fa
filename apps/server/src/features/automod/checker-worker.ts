import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Answer, Judgement, Trial, Work } from './checker-work.ts';
import { type AutoMod, compileRules, type Subject } from './compile-rules.ts';

if (!parentPort) throw new Error('checker-worker.ts runs as a worker thread');
const port = parentPort;

/** The rules by their key, or why they cannot be made ready. */
const kept = new Map<number, AutoMod | Error>();

port.on('message', (work: Work) => {
  switch (work.kind) {
    case 'keep':
      kept.set(work.key, makeReady(work.rules));
      return answer({ id: work.id, value: null });
    case 'forget':
      kept.delete(work.key);
      return;
    case 'check':
      return answer(check(work.id, kept.get(work.key), work.subject));
    case 'try':
      void tryOut(work).then(answer);
  }
});

function answer(message: Answer): void {
  port.postMessage(message);
}

function makeReady(rules: readonly AutoModRule[]): AutoMod | Error {
  try {
    return compileRules(rules);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function check(id: number, rules: AutoMod | Error | undefined, subject: Subject): Answer {
  if (!rules) return { id, gone: true };
  try {
    if (rules instanceof Error) throw rules;
    return { id, value: judge(rules, subject) };
  } catch (error) {
    return { id, error: describe(error) };
  }
}

function judge(rules: AutoMod, subject: Subject): Judgement {
  const { hits, unfinished } = rules.check(subject);
  return { hits: hits.map(({ rule, ...hit }) => ({ rule_id: rule.id, ...hit })), unfinished };
}

async function tryOut({ id, rule, subjects, ms }: Extract<Work, { kind: 'try' }>): Promise<Answer> {
  const end = performance.now() + ms;
  const trial: Trial = { checked: 0, caught: [] };
  try {
    const compiled = compileRules([{ ...rule, enabled: true }]);
    for (const [index, subject] of subjects.entries()) {
      if (performance.now() > end) break;
      const [hit] = judge(compiled, subject).hits;
      if (hit) trial.caught.push({ index, hit });
      trial.checked += 1;
      await nextTurn();
    }
    return { id, value: trial };
  } catch (error) {
    return { id, error: describe(error) };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
