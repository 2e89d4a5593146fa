import type { Id } from '@chat-js/protocol/ids.ts';
import type { NodeNews, Standing } from '../events/bus.ts';
import type { Node } from '../lib/node.ts';
import type { Board } from './board.ts';

/** People in one answer. */
const CHUNK = 500;
/** How long the others may take to answer. ms. */
const ANSWER_MS = 15_000;

interface Speaking {
  say(news: NodeNews): Promise<void>;
  /** Who is connected here. */
  users(): Id[];
  standingOf(user_id: Id): Standing | undefined;
}

/** Asks the other nodes who is connected to them, and answers when they ask. */
export function createRollCall(node: Node, board: Board, { say, users, standingOf }: Speaking) {
  let answered = false;
  let sweep: NodeJS.Timeout | undefined;
  /** Who was on the board when it came into doubt, and was not heard of since. */
  let doubted = new Map<string, Set<Id>>();

  function ask(): void {
    void say({ kind: 'roll-call', node_id: node.id });
  }

  /** With nobody, too: who does not answer is missing. */
  function answer(user_ids: readonly Id[]): void {
    for (let from = 0; from === 0 || from < user_ids.length; from += CHUNK) {
      const some = user_ids.slice(from, from + CHUNK).flatMap((user_id) => {
        const standing = standingOf(user_id);
        return standing ? [[user_id, standing] as const] : [];
      });
      void say({ kind: 'here', node_id: node.id, users: some });
    }
  }

  return {
    answer,

    /** Until it was heard: at the start the log may be away. */
    askAgain(): void {
      if (!answered) ask();
    },

    /** Whoever is not named by their node within some seconds is not there: `gone` is told who. */
    ask(gone: (user_ids: Id[]) => void): void {
      doubted = new Map(
        board
          .nodes()
          .filter((id) => !node.was(id))
          .map((id) => [id, new Set(board.usersOf(id))]),
      );
      clearTimeout(sweep);
      sweep = setTimeout(() => {
        for (const [node_id, user_ids] of doubted) {
          for (const user_id of user_ids) gone(board.hear({ kind: 'went', node_id, user_id }));
        }
        doubted.clear();
      }, ANSWER_MS).unref();
      ask();
    },

    hear(news: NodeNews): void {
      if (news.kind === 'came' || news.kind === 'went') doubted.get(news.node_id)?.delete(news.user_id);
      if (news.kind === 'here') for (const [user_id] of news.users) doubted.get(news.node_id)?.delete(user_id);
      if (news.kind === 'node-gone') doubted.delete(news.node_id);
      if (news.kind !== 'roll-call') return;
      if (node.was(news.node_id)) answered = true;
      else answer(users());
    },

    stop: () => clearTimeout(sweep),
  };
}
