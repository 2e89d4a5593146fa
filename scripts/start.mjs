// Plain JavaScript for the system's Node: this runs before anything is installed.
import { develop } from './lib/develop.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { become, projectNode, settingsFile } from './lib/processes.mjs';
import { main, Stop } from './lib/root.mjs';
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from './lib/server-command.mjs';
import { ensureWebBuilt } from './lib/web-app.mjs';

await main(async ([mode, ...rest]) => {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Stop(`Node 20 or newer is needed; this is ${process.version}.`);
  await ensureInstalled();
  if (mode === '--dev') return develop();
  if (mode === '--cli') return become(projectNode(), [...settingsFile(), 'apps/server/src/cli.ts', ...rest], process.env);
  await ensureWebBuilt();
  return become(projectNode(), [...SERVER_FLAGS, ...settingsFile(), 'apps/server/src/main.ts'], { ...SERVER_ENVIRONMENT, ...process.env });
});
