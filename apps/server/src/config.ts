import { resolve } from 'node:path';
import proxyAddr from '@fastify/proxy-addr';
import { z } from 'zod';
import { parseIceUrl } from './stun/urls.ts';

const port = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65535));

interface Setting {
  schema: z.ZodType;
  /** What a good value looks like; shown when it is not. */
  expected: string;
  /** For docs/configuration.md and .env.example. */
  about: string;
  example: string;
}

/** Every setting, and the only reader of the environment. Documentation and .env.example are generated from this table. */
export const SETTINGS = {
  PORT: {
    schema: port.default(3000),
    expected: 'a port from 0 to 65535',
    about: 'The port to listen on. 0 takes a free one.',
    example: '3000',
  },
  HOST: {
    schema: z.string().min(1).default('0.0.0.0'),
    expected: 'an address of this machine',
    about: 'The address to listen on. `127.0.0.1` behind a reverse proxy on the same machine.',
    example: '0.0.0.0',
  },
  DATA_DIR: {
    schema: z
      .string()
      .min(1)
      .default('./data')
      .transform((path) => resolve(path)),
    expected: 'a folder',
    about: 'The folder that holds the database, the files and the secrets. Created at the first start.',
    example: './data',
  },
  PUBLIC_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    expected: 'an address such as https://chat.example.org',
    about: 'Where people reach the server. Needed behind a reverse proxy: links and the check of origins use it.',
    example: 'https://chat.example.org',
  },
  TRUST_PROXY: {
    schema: z.string().refine(isProxyList).optional(),
    expected: 'addresses or networks of proxies, separated by commas, such as 127.0.0.1',
    about: 'The reverse proxies whose `X-Forwarded-For` is believed. Unset: none.',
    example: '127.0.0.1',
  },
  ADMIN_NAME: {
    schema: z.string().min(1).optional(),
    expected: 'a username',
    about: 'With ADMIN_PASSWORD: creates the administrator at the first start and skips the setup wizard. For scripts.',
    example: 'admin',
  },
  ADMIN_PASSWORD: {
    schema: z.string().min(8).max(1024).optional(),
    expected: '8 to 1024 characters',
    about: 'See ADMIN_NAME.',
    example: 'a long password',
  },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    expected: 'one of trace, debug, info, warn, error, silent',
    about: 'How much is logged: readable lines in a terminal, JSON otherwise. Never content, never secrets.',
    example: 'info',
  },
  RATE_LIMITS: {
    schema: z.enum(['on', 'off']).default('on'),
    expected: 'on or off',
    about: '`off` for benchmarks only.',
    example: 'on',
  },
  LINK_PREVIEWS: {
    schema: z.enum(['on', 'off']).default('on'),
    expected: 'on or off',
    about: '`off`: the server asks nobody what is behind the links in messages, and shows no previews of them.',
    example: 'on',
  },
  WEB_PUSH: {
    schema: z.enum(['on', 'off']).default('on'),
    expected: 'on or off',
    about: '`off`: the server sends nothing to the push services of browsers, and nobody is told of anything while the app is closed.',
    example: 'on',
  },
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    expected: 'at least 16 characters',
    about: 'Lets `Authorization: Bearer …` read /metrics from elsewhere. Unset: only this machine may, without a proxy.',
    example: 'a long random text',
  },
  MONGODB_URL: {
    // Of a replica set it names several hosts, which makes it no URL.
    schema: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/[^\s/]+(\/\S*)?$/)
      .optional(),
    expected: 'an address such as mongodb://127.0.0.1:27017/chat',
    about: 'Keeps everything in this MongoDB (8 or newer) instead of SQLite; the path names the database, `chat` when there is none.',
    example: 'mongodb://127.0.0.1:27017/chat',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    expected: 'an address such as redis://127.0.0.1:6379',
    about: 'Joins the nodes that name the same Redis (7 or newer) and the same MongoDB into one server.',
    example: 'redis://127.0.0.1:6379',
  },
  STUN_PORT: {
    schema: port.default(3478),
    expected: 'a port from 0 to 65535',
    about:
      'The UDP port on which people who want to talk are told their own address, so that they find each other. 0: none, where coturn runs on the same machine.',
    example: '3478',
  },
  TURN_URLS: {
    schema: z
      .string()
      .transform(splitList)
      .refine((urls) => urls.every((url) => parseIceUrl(url) !== undefined))
      .default([]),
    expected: 'addresses separated by commas, such as turn:turn.example.org:3478, turns:turn.example.org:5349?transport=tcp',
    about:
      'The TURN server that carries voice for those who cannot reach each other, see `deploy/coturn`. A `stun:` address among them is named to people in place of STUN_PORT.',
    example: 'turn:turn.example.org:3478,turn:turn.example.org:3478?transport=tcp,turns:turn.example.org:5349?transport=tcp',
  },
  TURN_SECRET: {
    // It also stands in files of other programs, where other characters would mean something.
    schema: z
      .string()
      .regex(/^[A-Za-z0-9+/=_-]{16,}$/)
      .optional(),
    expected: 'at least 16 letters, digits or characters of +/=_-, such as openssl rand -hex 32 makes them',
    about: 'What this server and the TURN server both know (`static-auth-secret` of coturn): passwords for ten minutes are made with it.',
    example: 'a long random text',
  },
  VOICE_MESH_LIMIT: {
    schema: z.coerce.number().int().min(2).max(8).default(4),
    expected: 'a number from 2 to 8',
    about:
      'At most so many people talk in one voice channel or call. Each of them sends to each other one: eight need a good connection and a fast device.',
    example: '4',
  },
} as const satisfies Record<string, Setting>;

export type Config = { [N in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[N]['schema']> };

/** A setting is wrong. The message has one line for each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads and checks the environment. Empty values count as unset. Throws ConfigError. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, { schema, expected }]) => {
    const given = env[name] || undefined;
    const result = (schema as z.ZodType).safeParse(given);
    if (!result.success) problems.push(`${name}=${isSecret(name) ? '…' : given}: expected ${expected}.`);
    return [name, result.data];
  });
  const config = Object.fromEntries(entries) as Config;
  if (!config.ADMIN_NAME !== !config.ADMIN_PASSWORD && problems.length === 0)
    problems.push('ADMIN_NAME and ADMIN_PASSWORD: set both or none.');
  if (config.TURN_URLS?.some((url) => url.startsWith('turn')) !== (config.TURN_SECRET !== undefined) && problems.length === 0)
    problems.push('TURN_URLS and TURN_SECRET: set both or none.');
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

function isSecret(name: string): boolean {
  return /PASSWORD|TOKEN|SECRET|_URL$/.test(name) && name !== 'PUBLIC_URL';
}

function splitList(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function isProxyList(text: string): boolean {
  try {
    proxyAddr.compile(text.split(',').map((address) => address.trim()));
    return true;
  } catch (error) {
    // The library says so by throwing.
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}
