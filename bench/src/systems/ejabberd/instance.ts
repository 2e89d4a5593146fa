import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServer } from '../../lib/process.ts';
import type { WireSocket } from '../../wire/loopback.ts';
import { openXmpp } from '../../wire/xmpp.ts';
import { accepts, until } from '../node-server.ts';
import type { Plan, Running } from '../system.ts';
import { configuration } from './configuration.ts';
import { fillDatabase } from './data.ts';
import { kindOf, STREAM_HEADER } from './xmpp.ts';

const SCRIPT = '/usr/sbin/ejabberdctl';
/** Beside the code, as the data of the other systems that store. */
const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url));
/** As the package's own script starts it. */
const FLAGS = ['+K', 'true', '+P', '250000', '-noinput', '-s', 'ejabberd'];

const PROBE_MS = 2000;

let template: Promise<string> | undefined;

export function missing(): string | undefined {
  return existsSync(SCRIPT)
    ? undefined
    : 'the Debian package is not installed (apt-get install -y ejabberd; no service of it needs to run)';
}

/** Starts on a folder that it has made itself before, with the planned people and history in it. */
export async function startInstance(port: number, plan: Plan): Promise<Running> {
  template ??= makeTemplate(port);
  const folder = join(CACHE, `ejabberd-${port}`);
  await rm(folder, { recursive: true, force: true });
  await cp(await template, folder, { recursive: true });
  const address = fillDatabase(databaseOf(folder), plan);
  const started = performance.now();
  const server = await launch(folder, port);
  const readyAfter = performance.now() - started;
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address: { ...address, port }, server, readyAfter, stop };
}

/** Its tables, empty: a start with data from before makes none. */
async function makeTemplate(port: number): Promise<string> {
  const folder = join(CACHE, 'ejabberd-template');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const server = await launch(folder, port);
  await server.stop();
  return folder;
}

async function launch(folder: string, port: number): Promise<ServerProcess> {
  const settings = join(folder, 'ejabberd.yml');
  await writeFile(settings, configuration({ port, database: databaseOf(folder) }));
  // Without a node name there is neither clustering nor the daemon (epmd) that it would leave behind.
  const places = ['-mnesia', 'dir', JSON.stringify(join(folder, 'mnesia')), 'core_dir', JSON.stringify(folder)];
  const server = startServer(['erl', ...places, ...FLAGS], {
    EJABBERD_CONFIG_PATH: settings,
    EJABBERD_LOG_PATH: join(folder, 'ejabberd.log'),
    ERL_CRASH_DUMP: join(folder, 'crash.dump'),
    ERL_LIBS: libraries(),
    HOME: folder,
  });
  try {
    await until(server, () => isReady(port));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** It takes connections long before it answers them. */
async function isReady(port: number): Promise<boolean> {
  if (!(await accepts(port))) return false;
  return await new Promise((resolve, reject) => {
    let socket: WireSocket | undefined;
    const timer = setTimeout(() => socket?.close(), PROBE_MS);
    const frame = (stanza: Buffer) => {
      resolve(kindOf(stanza) === 'stream:features');
      socket?.close();
    };
    const closed = () => {
      clearTimeout(timer);
      resolve(false);
    };
    openXmpp(port, { frame, closed }, (wire) => {
      socket = wire;
      wire.send(STREAM_HEADER);
    }).catch(reject);
  });
}

function databaseOf(folder: string): string {
  return join(folder, 'chat.db');
}

/** Where the package keeps its modules depends on the architecture; its script knows. */
function libraries(): string {
  const found = /^ERL_LIBS='([^']+)'/m.exec(readFileSync(SCRIPT, 'utf8'));
  if (!found?.[1]) throw new Error(`${SCRIPT} does not say where the modules are`);
  return found[1];
}
