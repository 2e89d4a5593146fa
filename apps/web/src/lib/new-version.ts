const KEY = 'chat.reloaded-at';

/** Two failures within this time are not a new version. ms */
const PAUSE = 60_000;

/** After an update the server has no old files any more: a page that asks for one loads the new version instead. */
export function reloadForNewVersion(): void {
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(KEY)) < PAUSE) return;
    event.preventDefault();
    sessionStorage.setItem(KEY, String(Date.now()));
    location.reload();
  });
}
