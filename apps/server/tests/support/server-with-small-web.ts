import sharp from 'sharp';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { openSmallWeb } from '../../src/outside/testing/small-web.ts';

const MOUNTAINS = { width: 1200, height: 800, channels: 3, background: '#3b7ea1' } as const;

/** The server with a web of its own, which browsers in tests are shown previews of. */
async function main(): Promise<void> {
  const picture = await sharp({ create: MOUNTAINS }).png().toBuffer();
  const web = await openSmallWeb({
    pages: {
      'news.test/': `<head><meta property="og:title" content="На пике: как мы шли три дня и дошли"><meta property="og:site_name" content="Горные вести">
        <meta property="og:description" content="Утром было минус пять, к обеду — плюс двадцать. Рассказываем, что взять с собой, где ночевать и почему не стоит верить прогнозу.">
        <meta name="theme-color" content="#35c2a8"><meta property="og:type" content="article">
        <meta property="og:image" content="/peak.png"></head>`,
      'news.test/peak.png': (response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(picture),
      'plain.test/': '<title>Just a page</title><meta name="description" content="Nothing but words, and not many of them.">',
    },
  });
  const config = loadConfig(process.env);
  const app = await createApp({ config, logger: await createLogger(config.LOG_LEVEL), strict: true, fetcher: web.fetcher });
  process.once('SIGTERM', () => void app.close().then(web.close));
  console.log(`Chat-JS is ready: ${await app.listen()}`);
}

await main();
