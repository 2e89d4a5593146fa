import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTurnCredentials } from '../../src/features/ice-servers/turn-credentials.ts';
import { type Credentials, createTurnClient, type TurnClient } from '../../src/stun/turn-client.ts';
import { openWire, type Remote } from '../../src/stun/wire.ts';
import { atEnd } from './at-end.ts';
import { createCertificate } from './certificate.ts';
import { freeUdpPort } from './free-udp-port.ts';

const START = join(import.meta.dirname, '../../../../deploy/coturn/start.sh');

export const SECRET = 'the-secret-of-the-tests';

export interface Coturn {
  port: number;
  tlsPort: number;
  /** Of its certificate, which no browser knows. */
  ca: string;
  /** What it has printed so far. */
  out(): string;
  /** As by `kill -9`. */
  kill(): Promise<void>;
  /** After `kill`: on the same ports, with nothing that it knew. */
  start(): Promise<void>;
}

/** Some machines have no IPv6 at all. */
export const HAS_IPV6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

/** coturn as deploy/coturn starts it, on the loopback of this machine, with lines of its own at the end. */
export async function startCoturn({ options = [], days = 30 }: { options?: readonly string[]; days?: number } = {}): Promise<Coturn> {
  // With nothing of the server in it, browser tests start it too.
  const folder = await mkdtemp(join(tmpdir(), 'chat-js-turn-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const certificate = await createCertificate(folder, days);
  const [port, tlsPort] = [await freeUdpPort(), await freeUdpPort()];
  const addresses = HAS_IPV6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
  const places = addresses.flatMap((address) => [`--listening-ip=${address}`, `--relay-ip=${address}`]);
  let out = '';
  let child = run();
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  atEnd(stop);

  function run() {
    return spawn(START, [`--listening-port=${port}`, `--tls-listening-port=${tlsPort}`, ...places, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        TURN_RUN: folder,
        TURN_SECRET: SECRET,
        TURN_REALM: 'turn.example.org',
        TURN_CERT: certificate.certFile,
        TURN_KEY: certificate.keyFile,
      },
    });
  }

  function ready(): Promise<void> {
    out = '';
    return new Promise((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        out += chunk;
        // The last thread to begin is the one for administration.
        if (out.includes('admin thread')) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('error', reject);
      child.on('exit', () => reject(new Error(`coturn did not start:\n${out}`)));
    });
  }

  await ready();
  const start = async () => {
    child = run();
    await ready();
  };
  return { port, tlsPort, ca: certificate.pem, out: () => out, kill: stop, start };
}

/** Somebody who talks to it in one of its ways. */
export async function turnClient(remote: Partial<Remote> & { port: number }, credentials?: Credentials): Promise<TurnClient> {
  const wire = await openWire({ address: '127.0.0.1', transport: 'udp', ...remote });
  atEnd(() => wire.close());
  return createTurnClient(wire, credentials);
}

/** What Chat-JS gives a person who asks at `now`, in ms. */
export function credentialsOf(user_id: string, { secret = SECRET, now = Date.now() } = {}): Credentials {
  return createTurnCredentials(secret, user_id, now);
}

/** A right signature under any name. */
export function signed(username: string): Credentials {
  return { username, credential: createHmac('sha1', SECRET).update(username).digest('base64') };
}
