import { setTimeout as pause } from 'node:timers/promises';
import { type App, createApp } from './app.ts';
import { type Config, loadConfig } from './config.ts';
import { explain } from './explain.ts';
import { setUpFromEnvironment, showSetupToken } from './features/instance/setup.ts';
import { createLogger } from './lib/logger.ts';

/** Clients get 7 s to go elsewhere, answers 2, a goodbye 1, the log 2. */
const STOP_TIMEOUT_MS = 15_000;
const SETUP_TURN_MS = 100;

type Setup = Awaited<ReturnType<typeof showSetupToken>>;

/** Starts the server from the environment and runs until a signal. What a person can mend is told in one line. */
export async function run(): Promise<void> {
  try {
    await start(loadConfig(process.env));
  } catch (error) {
    const line = explain(error);
    if (line === undefined) throw error;
    console.error(line);
    process.exit(1);
  }
}

async function start(config: Config): Promise<void> {
  const logger = await createLogger(config.LOG_LEVEL);
  const app = await createApp({ config, logger, strict: process.env.CHAT_STRICT === '1' });
  stopOnSignals(app);
  try {
    const setup = await prepareSetup(app, config);
    const address = await app.listen();
    const url = config.PUBLIC_URL ?? localAddress(config, address);
    console.log(`Chat-JS ${app.ctx.version} is ready: ${url}`);
    if (setup) console.log(setupLinkLine(url, setup.token, setup.minutes));
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The setup token, while one is needed. Before listening: whoever finds the server ready can log in. */
async function prepareSetup({ ctx }: App, { ADMIN_NAME: username, ADMIN_PASSWORD: password }: Config): Promise<Setup> {
  const { instance, users } = ctx.storage;
  let setup: Setup;
  const prepare = async () => {
    if ((await instance.getInstance()).setup_done && (await users.listAdmins()).length === 0) await instance.reopenSetup();
    if (username && password) await setUpFromEnvironment(ctx, { username, password });
    setup = await showSetupToken(ctx);
  };
  // Nodes that start together make one administrator and show one link.
  while (!(await ctx.jobs.run('prepare-setup', prepare))) await pause(SETUP_TURN_MS);
  return setup;
}

/** What to type into a browser on this machine. */
function localAddress({ HOST }: Config, address: string): string {
  return ['0.0.0.0', '::'].includes(HOST) ? `http://localhost:${new URL(address).port}` : address;
}

export function setupLinkLine(url: string, token: string, minutes = 30): string {
  return `Set it up within ${minutes} minutes: ${url}/setup#${token}`;
}

function stopOnSignals(app: App): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
      app.close().then(
        () => {
          app.ctx.logger.info('stopped');
          process.exit(0);
        },
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
