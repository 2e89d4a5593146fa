import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Arrival, CrowdCommands } from './crowd-process.ts';
import { remoteOf } from './remote.ts';
import { mergeSeen, type SeenByAll } from './tally.ts';

/** The people of one process: the active ones come first. */
interface Part {
  active: number;
  all: number;
}

/** Processes full of people. */
export interface Crowd {
  /** Gives one command to every process, with what is the business of each; answers in their order. `patience`: ms. */
  all<N extends keyof CrowdCommands & string>(
    name: N,
    input: (part: Part) => Parameters<CrowdCommands[N]>[0],
    patience?: number,
  ): Promise<Awaited<ReturnType<CrowdCommands[N]>>[]>;
  seen(): Promise<SeenByAll>;
  /** Stops the processes, or lets them go on: the kernel does it, as when a laptop is closed. */
  freeze(): void;
  thaw(): void;
}

const PROCESS = fileURLToPath(new URL('./crowd-process.ts', import.meta.url));
/** What a command may take, and arriving for each person besides. ms. */
const SOON = 60_000;
const ARRIVING = 50;

const children = new Set<ChildProcess>();

// One that is stopped does not notice that it is alone.
process.on('exit', dismissCrowds);

/** Ends every crowd. */
export function dismissCrowds(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** Settles when everybody is online and sees their channel. */
export async function gatherCrowd(arrivals: { active: readonly Arrival[]; others: readonly Arrival[] }, processes: number): Promise<Crowd> {
  const active = shareOut(arrivals.active, processes);
  const others = shareOut(arrivals.others, processes);
  const members = active.map((some, index) => {
    const child = fork(PROCESS, { serialization: 'advanced' });
    children.add(child);
    // A thousand real clients need more than one core: they also use what the nodes leave of theirs.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    child.on('exit', () => children.delete(child));
    const all = [...some, ...(others[index] ?? [])];
    return { child, remote: remoteOf<CrowdCommands>(child), all, part: { active: some.length, all: all.length } };
  });
  const signal = (name: NodeJS.Signals) => {
    for (const { child } of members) child.kill(name);
  };
  const crowd: Crowd = {
    all: (name, input, patience = SOON) => Promise.all(members.map(({ remote, part }) => remote.ask(name, input(part), patience))),
    seen: async () => mergeSeen(await crowd.all('seen', nothing)),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
  };
  await Promise.all(members.map(({ remote, all }) => remote.ask('arrive', { arrivals: all }, SOON + all.length * processes * ARRIVING)));
  return crowd;
}

function shareOut<T>(all: readonly T[], processes: number): T[][] {
  return Array.from({ length: processes }, (_, process) => all.filter((_one, index) => index % processes === process));
}

/** For commands that need no input. */
export const nothing = () => undefined;

/** For commands about some of the people of a process. */
export const everybody = ({ all }: Part) => ({ from: 0, to: all });
export const theActive = ({ active }: Part) => ({ from: 0, to: active });
export const theOthers = ({ active, all }: Part) => ({ from: active, to: all });
