import type { Id } from '@chat-js/protocol/ids.ts';
import type { Connected, NodeNews, Standing } from '../events/bus.ts';
import type { Node } from '../lib/node.ts';
import type { Board } from './board.ts';
import type { Silence } from './silence.ts';

/** People in one word. */
const CHUNK = 500;
/** How long a node that lives may take to answer a roll-call: twice as long at most. ms. */
const ANSWER_MS = 1_000;

interface Speaking {
  say(news: NodeNews): Promise<void>;
}

/** A roll-call of another node. */
interface Asked {
  timer: NodeJS.Timeout;
  /** Nodes that have not answered it, and whom of their people another has named already. */
  silent: Map<string, Set<Id>>;
}

/**
 * A node that has just died answers no roll-call, and whoever asks never heard of it. So those that knew it say who was
 * connected to it: should they die too before it is found to be gone, the one that asked finds it.
 */
export function createMissing(node: Node, board: Board, silence: Silence, { say }: Speaking) {
  const open = new Map<string, Asked>();

  function ask(asker: string): void {
    clearTimeout(open.get(asker)?.timer);
    const silent = new Map(
      silence
        .others()
        .filter((id) => id !== asker)
        .map((id) => [id, new Set<Id>()]),
    );
    // Not all at the same moment: what one has named the others need not name.
    const timer = setTimeout(() => name(asker, silent), ANSWER_MS * (1 + Math.random())).unref();
    open.set(asker, { timer, silent });
  }

  function name(asker: string, silent: Asked['silent']): void {
    open.delete(asker);
    for (const [node_id, named] of silent) {
      const last = silence.lastOf(node_id);
      const users = [...board.usersOf(node_id)].filter((user_id) => !named.has(user_id));
      // Also one of whose people none is known: messages that it did not tell must be told.
      if (!last || (named.size > 0 && users.length === 0)) continue;
      for (let from = 0; from === 0 || from < users.length; from += CHUNK) {
        const some = users.slice(from, from + CHUNK).flatMap((user_id) => connected(board.standingOf(node_id, user_id), user_id));
        void say({ kind: 'missing', node_id, by: node.id, to: asker, ...last, users: some });
      }
    }
  }

  return {
    hear(news: NodeNews): void {
      if (news.kind === 'roll-call' && !node.was(news.node_id)) ask(news.node_id);
      if (news.kind === 'here') for (const { silent } of open.values()) silent.delete(news.node_id);
      if (news.kind !== 'missing') return;
      const named = open.get(news.to)?.silent.get(news.node_id);
      for (const [user_id] of news.users) named?.add(user_id);
    },

    /** What it knows goes with it: it says that first. */
    stop(): void {
      for (const [asker, { timer, silent }] of open) {
        clearTimeout(timer);
        name(asker, silent);
      }
    },
  };
}

function connected(standing: Standing | undefined, user_id: Id): Connected[] {
  return standing ? [[user_id, standing]] : [];
}
