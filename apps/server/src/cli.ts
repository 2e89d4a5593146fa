import { type Config, ConfigError, loadConfig, SETTINGS } from './config.ts';

/** Commands beside a running server, or without one. */
const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  async 'setup-link'() {
    const config = loadConfig(process.env);
    const { issueSetupToken } = await import('./features/instance/setup.ts');
    const { openSqliteStorage } = await import('./storage/sqlite/sqlite-storage.ts');
    const { setupLinkLine } = await import('./run.ts');
    const storage = await openSqliteStorage({ folder: config.DATA_DIR, exclusive: false });
    try {
      const token = await issueSetupToken(storage.instance, Date.now());
      console.log(token ? setupLinkLine(urlOf(config), token) : 'This server is set up already.');
    } finally {
      await storage.close();
    }
  },
  async seed() {
    const { seed } = await import('./seed/seed.ts');
    await seed(loadConfig(process.env));
  },
  async 'print-config'(args) {
    const { printConfig } = await import('./print-config.ts');
    console.log(printConfig(SETTINGS, args.includes('env') ? 'env' : 'md'));
  },
};

function urlOf(config: Config): string {
  return config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!command) {
  console.error(`Commands: ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(2);
}
try {
  await command(args);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
