import { type ComponentType, lazy } from 'react';
import { loadWords, type WordsPart } from './i18n.ts';

const RELOADED_AT = 'chat.reloaded-at';

/** Two failures within this time are not a new version. ms */
const PAUSE = 60_000;

/** ms */
const RETRY = 2000;

/** A component with a file of its own, and the words that it says. Without a network it comes when the network does. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>, words?: WordsPart) {
  return lazy(async () => {
    const [component] = await Promise.all([patiently(load), words && patiently(() => loadWords(words))]);
    return { default: component };
  });
}

async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await serverAnswers()) {
        reloadForNewVersion();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}

function serverAnswers(): Promise<boolean> {
  return fetch('/api/v10/instance').then(
    (response) => response.ok,
    () => false,
  );
}

/** After an update the server has no old files any more: the page that asks for one is old too. */
function reloadForNewVersion(): void {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < PAUSE) return;
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  location.reload();
}
