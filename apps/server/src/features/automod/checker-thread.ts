import type { Worker } from 'node:worker_threads';
import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import { startWorker } from '../../lib/start-worker.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import type { Answer, Judgement, Trial, Work } from './checker-work.ts';
import type { Subject } from './compile-rules.ts';

/** Rules are looked at in a thread of their own: whatever an expression costs, nobody else waits for it. */
export interface CheckerThread {
  /** Makes rules ready, whatever that takes. The key names them. @throws Unavailable when the thread ends meanwhile. */
  keep(key: number, rules: readonly AutoModRule[]): Promise<void>;
  forget(key: number): void;
  /** @throws Unavailable when the thread ends meanwhile. */
  check(key: number, subject: Subject): Promise<Judgement>;
  /** Tries a rule on messages for at most `ms` and a moment. @throws Unavailable */
  tryOut(rule: AutoModRule, subjects: readonly Subject[], ms: number): Promise<Trial>;
  close(): Promise<void>;
}

/** Unit: MiB. Beside it stand the words of keywords, in plain memory. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** The thread starts with the first rules. `onEnd`: it has ended by itself and knows nothing any more; the next rules start another. */
export function createCheckerThread(onEnd: (error: Error) => void): CheckerThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;

  function start(): Worker {
    const started = startWorker(new URL('./checker-worker.ts', import.meta.url), { resourceLimits: LIMITS });
    const ended = (error: Error) => {
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new Unavailable('the thread that checks messages has ended'));
      waiting.clear();
      onEnd(error);
    };
    started.on('message', take);
    started.on('error', ended);
    started.on('exit', () => ended(new Error('the thread that checks messages has ended')));
    started.unref();
    return started;
  }

  function take(answer: Answer): void {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) one?.reject(new Error(answer.error));
    else if ('gone' in answer) one?.reject(new Unavailable('the thread that checks messages has lost these rules'));
    else one?.resolve(answer.value as never);
  }

  function post(work: Work): void {
    worker ??= start();
    worker.postMessage(work);
  }

  function ask<T>(work: (id: number) => Work): Promise<T> {
    asked += 1;
    const id = asked;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      post(work(id));
    });
  }

  return {
    keep: (key, rules) => ask((id) => ({ kind: 'keep', id, key, rules })),
    forget: (key) => worker?.postMessage({ kind: 'forget', key } satisfies Work),
    check: (key, subject) => ask((id) => ({ kind: 'check', id, key, subject })),
    tryOut: (rule, subjects, ms) => ask((id) => ({ kind: 'try', id, rule, subjects, ms })),
    async close() {
      const open = worker;
      worker = undefined;
      await open?.terminate();
    },
  };
}
