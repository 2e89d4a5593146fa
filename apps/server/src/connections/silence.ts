import type { Bus, NodeNews } from '../events/bus.ts';
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

interface Speaking {
  say(news: NodeNews): Promise<void>;
  nodeGone(gone: NodeGone): void;
  everyTurn(): void;
}

/** Says that this node lives, and which others have fallen silent. */
export function createSilence(bus: Bus, node: Node, times: SilenceTimes, { say, nodeGone, everyTurn }: Speaking) {
  const others = new Map<string, Heard>();
  const pause = times.alive / TURNS;
  let turns = 0;
  let lastTurn = performance.now();
  /** Since when this node could have heard the others without a break. */
  let listeningSince = lastTurn;

  const timer = setInterval(turn, pause).unref();

  function turn(): void {
    const now = performance.now();
    const wasPaused = now - lastTurn > times.gone / 3;
    lastTurn = now;
    const well = isWell();
    if (wasPaused || !well) listeningSince = now;
    if (!well) return;
    if (turns % TURNS === 0) {
      void say({ kind: 'alive', node_id: node.id, worker: node.worker });
      everyTurn();
    }
    turns += 1;
    for (const [node_id, heard] of others) {
      // Of a node that stops nothing more is to be heard.
      const since = Math.max(heard.at, heard.accused, heard.left ? -Infinity : listeningSince);
      if (now - since < times.gone) continue;
      heard.accused = now - times.gone + times.alive;
      void say({ kind: 'node-gone', node_id, by: node.id });
    }
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
      const workers = heard?.workers ?? new Set();
      if (news.kind === 'alive') workers.add(news.worker);
      const left = news.kind === 'left';
      // Whoever was connected to it has had the time of a reload to come to another.
      const at = performance.now() - (left ? times.gone - times.grace : 0);
      others.set(node_id, { at, time: Date.now(), workers, left, accused: -Infinity });
    },
    hasOthers: () => [...others.values()].some(({ left }) => !left),
    stop: () => clearInterval(timer),
  };
}
