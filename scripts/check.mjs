import { ensureInstalled } from './lib/install.mjs';
import { become, projectNode } from './lib/processes.mjs';
import { main } from './lib/root.mjs';
import { forgetTotals } from './lib/totals.mjs';
import { ensureWebBuilt } from './lib/web-app.mjs';

await main(async (words) => {
  forgetTotals('check');
  await ensureInstalled();
  // The bundle's size is read from the build.
  await ensureWebBuilt();
  return become(projectNode(), ['tools/check/main.ts', ...words], process.env);
});
