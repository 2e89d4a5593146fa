import { spawn } from 'node:child_process';
import { collect, passSignalsTo, projectNode, settingsFile } from './processes.mjs';
import { inRoot, ROOT, Stop, say } from './root.mjs';

/** `npm run dev`: the server restarts when its code changes, Vite serves the web app, and the place is already lived in. */
export async function develop() {
  const port = process.env.PORT ?? '3000';
  // A folder of its own, so that trying things out never touches a community's data.
  const env = { ...process.env, PORT: port, DATA_DIR: process.env.DATA_DIR ?? inRoot('.cache/dev-data'), NODE_ENV: 'development' };
  const node = projectNode();
  const seed = await collect(node, [...settingsFile(), 'apps/server/src/cli.ts', 'seed'], { env });
  if (seed.code !== 0) throw new Stop(`The sample people and messages could not be written:\n${seed.output.trim()}`);
  say(seed.output.trim());

  const server = spawn(node, [...settingsFile(), '--watch', '--watch-preserve-output', 'apps/server/src/main.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  });
  const web = spawn(node, [inRoot('node_modules/vite/bin/vite.js')], {
    cwd: inRoot('apps/web'),
    stdio: 'inherit',
    // That the macros go through Babel is known; the hint would greet everybody at each start.
    env: { ...env, LINGUI_SUPPRESS_BABEL_WARNING: '1', CHAT_SERVER: `http://127.0.0.1:${port}` },
  });
  passSignalsTo([server, web]);
  return Promise.race([ending(server, web), ending(web, server)]);
}

/** Neither is of use without the other. */
function ending(child, other) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      other.kill('SIGTERM');
      resolve(code ?? 0);
    });
  });
}
