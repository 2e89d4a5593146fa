import { fileURLToPath } from 'node:url';

const src = (file: string) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));
const [MAIN, LOGIN, CHAT] = [src('main.tsx'), src('features/auth/LoginPage.tsx'), src('shell/ChatRoot.tsx')];
/** The chat asks for it as soon as a channel is open, and a channel is what one opens. */
const PANE = src('features/messages/MessagePane.tsx');

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/**
 * Puts what every page loads into one file and what the chat adds into another: many small files compress badly and each
 * costs a request. Everything else is split as its imports say.
 */
export function firstLoad() {
  let sets: ReturnType<typeof setsOf> | undefined;
  const group = (name: 'every' | 'chat', priority: number) => ({
    priority,
    name(id: string, graph: Graph) {
      sets ??= setsOf(graph);
      return sets[name].has(id) ? name : null;
    },
  });
  return [group('every', 2), group('chat', 1)];
}

function setsOf(graph: Graph) {
  const [main = new Set(), login = new Set(), chat = new Set(), pane = new Set()] = [MAIN, LOGIN, CHAT, PANE].map((entry) =>
    reachable(graph, entry),
  );
  const inside = new Set([...chat, ...pane]);
  return { every: new Set([...main, ...[...login].filter((id) => inside.has(id))]), chat: inside };
}

/** A module with everything that it imports statically. */
function reachable(graph: Graph, entry: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}
