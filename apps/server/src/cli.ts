import { type Config, loadConfig, SETTINGS } from './config.ts';
import { explain } from './explain.ts';

const DNS_MS = 5000;

/** Commands beside a running server, or without one. */
const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  async 'setup-link'() {
    const config = loadConfig(process.env);
    const { issueSetupToken } = await import('./features/instance/setup.ts');
    const { openBesideServer } = await import('./kept.ts');
    const { setupLinkLine } = await import('./run.ts');
    const storage = await openBesideServer(config);
    try {
      const token = await issueSetupToken(storage.instance, Date.now());
      console.log(token ? setupLinkLine(urlOf(config), token) : 'This server is set up already.');
    } finally {
      await storage.close();
    }
  },
  async export(args) {
    const { exportCommand } = await import('./moving.ts');
    await exportCommand(loadConfig(process.env), args);
  },
  async import(args) {
    const { importCommand } = await import('./moving.ts');
    await importCommand(loadConfig(process.env), args);
  },
  async 'migrate-store'(args) {
    const { migrateCommand } = await import('./moving.ts');
    await migrateCommand(loadConfig(process.env), args);
  },
  async doctor() {
    const { examine } = await import('./doctor/doctor.ts');
    const { WORDS } = await import('./doctor/words.ts');
    const { isPublicAddress } = await import('./outside/public-address.ts');
    const { resolveName } = await import('./outside/resolve.ts');
    const world = {
      words: WORDS[speaksRussian() ? 'ru' : 'en'],
      resolve: (name: string) => resolveName(name, AbortSignal.timeout(DNS_MS)),
      isPublic: isPublicAddress,
      now: Date.now,
    };
    if (!(await examine(world, loadConfig(process.env), console.log))) process.exitCode = 1;
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

/** The language of the terminal, as POSIX has it. */
function speaksRussian(): boolean {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ru');
}

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
  const line = explain(error);
  if (line === undefined) throw error;
  console.error(line);
  process.exit(1);
}
