import type { ChildProcess } from 'node:child_process';

/** Functions of one argument that another process answers. */
// biome-ignore lint/suspicious/noExplicitAny: a mapped type over functions of different arguments has no narrower bound
export type Commands = Record<string, (input: any) => unknown>;

interface Question {
  id: number;
  name: string;
  input: unknown;
}

type Reply = { id: number; answer: unknown } | { id: number; failed: string };

export interface Remote<C extends Commands> {
  /** Rejects when the command fails, when the process ends, and when the answer takes longer than `patience` (ms). */
  ask<N extends keyof C & string>(name: N, input: Parameters<C[N]>[0], patience: number): Promise<Awaited<ReturnType<C[N]>>>;
}

/** The commands of a process that was forked with `serialization: 'advanced'`. */
export function remoteOf<C extends Commands>(child: ChildProcess): Remote<C> {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;

  child.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('failed' in reply) asked?.reject(new Error(reply.failed));
    else asked?.resolve(reply.answer);
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`A process of clients ended with ${code ?? signal}`));
    waiting.clear();
  });

  return {
    async ask<N extends keyof C & string>(name: N, input: Parameters<C[N]>[0], patience: number): Promise<Awaited<ReturnType<C[N]>>> {
      const id = ++last;
      let timer: NodeJS.Timeout | undefined;
      const answer = new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        timer = setTimeout(() => reject(new Error(`"${name}" took longer than ${patience / 1000} s`)), patience);
      });
      try {
        child.send({ id, name, input } satisfies Question);
        return (await answer) as Awaited<ReturnType<C[N]>>;
      } finally {
        clearTimeout(timer);
        waiting.delete(id);
      }
    },
  };
}

/** Answers the commands of the process that forked this one, and ends with it. */
export function answerCommands(commands: Commands): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ id, name, input }: Question) => {
    try {
      process.send?.({ id, answer: await commands[name]?.(input) } satisfies Reply);
    } catch (error) {
      process.send?.({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Reply);
    }
  });
}
