import type { Bus, LastHeard, NodeNews } from '../events/bus.ts';
import type { Node } from '../lib/node.ts';

/** Times in ms. */
export interface SilenceTimes {
  /** A person who reloads the page, or whose node stops, does not go and come: going is told after this. */
  grace: number;
  /** How often a node says that it is there. */
  alive: number;
  /** A node of which nothing was heard for this long is gone. */
  gone: number;
}

export interface NodeGone {
  node_id: string;
  /** The workers that its ids may carry. */
  workers: number[];
  /** ms since 1970. */
  last_heard: number;
  /** It said that it stops. */
  left: boolean;
}

interface Heard {
  /** By the steady clock, and by the one that may be set. */
  at: number;
  time: number;
  workers: Set<number>;
  left: boolean;
  /** It was said that the node is gone; that word may be lost. */
  accused: number;
}

/** Turns in the time between two signs of life. */
const TURNS = 5;

/** Which nodes are heard. */
export interface Silence {
  hear(news: NodeNews): void;
  /** The ids of the other nodes that are not known to be gone. */
  others(): string[];
  /** Undefined when it is not one of them. */
  lastOf(node_id: string): LastHeard | undefined;
  /** Whether another one was heard that does not stop. */
  hasOthers(): boolean;
  stop(): void;
}

interface Speaking {
  say(news: NodeNews): Promise<void>;
  nodeGone(gone: NodeGone): void;
  everyTurn(): void;
}

/** Says that this node lives, and which others have fallen silent. */
export function createSilence(bus: Bus, node: Node, times: SilenceTimes, { say, nodeGone, everyTurn }: Speaking): Silence {
  const others = new Map<string, Heard>();
  const pause = times.alive / TURNS;
  let turns = 0;
  let lastTurn = performance.now();
  /** The end of the last time in which this node could not have heard the others. */
  let listeningSince = -Infinity;

  const timer = setInterval(turn, pause).unref();

  function turn(): void {
    const now = performance.now();
    const paused = wasPaused(now);
    lastTurn = now;
    const well = isWell();
    if (paused || !well) listeningSince = now;
    if (!well) return;
    if (turns % TURNS === 0) {
      void say({ kind: 'alive', node_id: node.id, worker: node.worker });
      everyTurn();
    }
    turns += 1;
    for (const [node_id, heard] of others) {
      if (now - Math.max(silentSince(heard), heard.accused) < times.gone) continue;
      heard.accused = now - times.gone + times.alive;
      void say({ kind: 'node-gone', node_id, by: node.id });
    }
  }

  function wasPaused(now: number): boolean {
    return now - lastTurn > times.gone / 3;
  }

  /** Of a node that stops nothing more is to be heard. */
  function silentSince({ at, left }: Heard): number {
    return left ? at : Math.max(at, listeningSince);
  }

  /** Since another heard it; what was heard here is newer. */
  function learn({ node_id, silent_ms, workers, left }: LastHeard & { node_id: string }): void {
    const heard = others.get(node_id);
    others.set(node_id, {
      at: Math.max(heard?.at ?? -Infinity, performance.now() - silent_ms),
      time: Math.max(heard?.time ?? -Infinity, Date.now() - silent_ms),
      workers: new Set([...(heard?.workers ?? []), ...workers]),
      left: left || heard?.left === true,
      accused: heard?.accused ?? -Infinity,
    });
  }

  function isWell(): boolean {
    try {
      bus.check();
      return true;
    } catch {
      // That is the answer.
      return false;
    }
  }

  return {
    hear(news: NodeNews): void {
      const { node_id } = news;
      const heard = others.get(node_id);
      if (news.kind === 'node-gone') {
        others.delete(node_id);
        if (heard && node.was(news.by)) nodeGone({ node_id, workers: [...heard.workers], last_heard: heard.time, left: heard.left });
        return;
      }
      if (node.was(node_id)) return;
      if (news.kind === 'missing') {
        if (node.was(news.to)) learn(news);
        return;
      }
      const workers = heard?.workers ?? new Set();
      if (news.kind === 'alive') workers.add(news.worker);
      const left = news.kind === 'left';
      // Whoever was connected to it has had the time of a reload to come to another.
      const at = performance.now() - (left ? times.gone - times.grace : 0);
      others.set(node_id, { at, time: Date.now(), workers, left, accused: -Infinity });
    },
    others: () => [...others.keys()],
    lastOf(node_id) {
      const heard = others.get(node_id);
      if (!heard) return undefined;
      const now = performance.now();
      // What came while this node slept is not heard yet.
      const silent_ms = wasPaused(now) ? 0 : Math.max(0, Math.round(now - silentSince(heard)));
      return { silent_ms, workers: [...heard.workers], left: heard.left };
    },
    hasOthers: () => [...others.values()].some(({ left }) => !left),
    stop: () => clearInterval(timer),
  };
}
