/** One row of the table of docs/architecture.md, "Who may import what". */
export interface Room {
  name: string;
  /** Which files live here. The first room that matches owns the file. */
  files: RegExp;
  /** Repository files that may be imported. Files of the same room always may, unless `apart` says otherwise. */
  may: readonly RegExp[];
  /** May be imported with `import type` only. */
  mayTypes?: readonly RegExp[];
  /** npm packages and `node:` modules that may be imported. */
  packages: RegExp;
  /** The neighbours of one room that do not know each other; a file that is nobody's is known to all of them. */
  neighbour?: (file: string) => string | undefined;
}

const ANY = /./;
const NONE = /(?!)/;

const PROTOCOL = /^packages\/protocol\/src\//;
/** The part of the protocol that does not load Zod. */
const PROTOCOL_WITHOUT_ZOD =
  /^packages\/protocol\/src\/(audit-actions|entry-routes|ids|is-muted|limits|permissions|routes|should-notify|socket-version)\.ts$/;
const MARKDOWN = /^packages\/markdown\/src\//;
const CLIENT = /^packages\/client\/src\//;
const SERVER_LIB = /^apps\/server\/src\/lib\//;
const PERMISSIONS = /^packages\/permissions\/src\//;
const FEATURES = /^apps\/server\/src\/features\//;
/** What a feature asks of the world: its store, and ports such as presence. */
const FEATURE_PORTS = /^apps\/server\/src\/features\/[\w-]+\/(store|port)\.ts$/;
const STORAGE_PORT = /^apps\/server\/src\/storage\/(storage|archive)\.ts$/;
const BUS_PORT = /^apps\/server\/src\/events\/bus\.ts$/;
const FILES_PORT = /^apps\/server\/src\/files\/files\.ts$/;
const PORTS = [STORAGE_PORT, BUS_PORT, FILES_PORT];
const EVENTS = /^apps\/server\/src\/events\//;
const NODES = /^apps\/server\/src\/nodes\//;
const CONNECTIONS = /^apps\/server\/src\/connections\//;
const STUN = /^apps\/server\/src\/stun\//;
const CONTEXT = /^apps\/server\/src\/context\.ts$/;
const CONFIG = /^apps\/server\/src\/config\.ts$/;
const WEB_LIB = /^apps\/web\/src\/lib\//;
const WEB_UI = /^apps\/web\/src\/ui\//;
const WEB_FEATURES = /^apps\/web\/src\/features\//;
const WEB_HOOKS = /^apps\/web\/src\/features\/[\w-]+\/use-[\w-]+\.tsx?$/;

const DOMAIN_PACKAGES =
  /^(zod|jose|lru-cache|bowser|htmlparser2|rate-limiter-flexible|re2js|snowball-stemmers|node:crypto|node:timers\/promises|node:(?:url|util)|node:worker_threads)(\/|$)|^@node-rs\/bcrypt$/;
/** Everything for the browser, nothing of Node. */
const BROWSER_PACKAGES = /^(?!node:)(?!fastify|@fastify\/|zod(\/|$)|pino|mongodb|@redis\/)/;

export const ROOMS: readonly Room[] = [
  { name: 'protocol', files: PROTOCOL, may: [], packages: /^zod$/ },
  { name: 'permissions', files: PERMISSIONS, may: [PROTOCOL_WITHOUT_ZOD], mayTypes: [PROTOCOL], packages: NONE },
  { name: 'markdown', files: MARKDOWN, may: [], packages: NONE },
  {
    name: 'client',
    files: CLIENT,
    may: [PROTOCOL_WITHOUT_ZOD, MARKDOWN, PERMISSIONS],
    mayTypes: [PROTOCOL],
    packages: /^socket\.io-client$/,
  },
  {
    name: 'server/lib',
    files: SERVER_LIB,
    may: [/^packages\/protocol\/src\/ids\.ts$/],
    packages: /^(?!fastify|@fastify\/|socket\.io|mongodb|@redis\/|node:sqlite)/,
  },
  {
    name: 'server/features',
    files: FEATURES,
    may: [PROTOCOL, MARKDOWN, PERMISSIONS, SERVER_LIB],
    mayTypes: PORTS,
    packages: DOMAIN_PACKAGES,
  },
  {
    name: 'server/storage',
    files: /^apps\/server\/src\/storage\//,
    may: [PROTOCOL, SERVER_LIB, FEATURE_PORTS],
    packages: /^(node:|mongodb$)/,
    neighbour: folderBelow('apps/server/src/storage/'),
  },
  {
    name: 'server/events',
    files: EVENTS,
    may: [PROTOCOL, PERMISSIONS, SERVER_LIB, ...PORTS],
    mayTypes: [NODES],
    packages: /^node:/,
  },
  {
    name: 'server/nodes',
    files: NODES,
    may: [SERVER_LIB, FEATURE_PORTS],
    packages: /^(node:|@redis\/client$|rate-limiter-flexible$)/,
  },
  {
    name: 'server/files',
    files: /^apps\/server\/src\/files\//,
    may: [PROTOCOL, SERVER_LIB, ...PORTS],
    packages: /^(node:|mongodb$|aws4fetch$)/,
  },
  {
    name: 'server/outside',
    files: /^apps\/server\/src\/outside\//,
    may: [SERVER_LIB, FEATURE_PORTS],
    packages: /^(node:|undici$|ipaddr\.js$|web-push$)/,
  },
  {
    name: 'server/stun',
    files: STUN,
    may: [SERVER_LIB],
    packages: /^(node:|ipaddr\.js$)/,
  },
  {
    name: 'server/doctor',
    files: /^apps\/server\/src\/doctor\//,
    may: [
      SERVER_LIB,
      STUN,
      /^apps\/server\/src\/outside\/(public-address|resolve)\.ts$/,
      /^apps\/server\/src\/features\/ice-servers\/turn-credentials\.ts$/,
    ],
    mayTypes: [CONFIG],
    packages: /^node:/,
  },
  {
    name: 'server/archive',
    files: /^apps\/server\/src\/archive\//,
    may: [PROTOCOL, SERVER_LIB, ...PORTS],
    packages: /^(zod$|node:)/,
  },
  {
    name: 'server/connections',
    files: CONNECTIONS,
    may: [PROTOCOL, PERMISSIONS, EVENTS, SERVER_LIB],
    mayTypes: [FEATURE_PORTS],
    packages: /^(node:crypto|prom-client)$/,
  },
  {
    name: 'server/doors',
    files: /^apps\/server\/src\/doors\//,
    may: [PROTOCOL, FEATURES, CONNECTIONS, SERVER_LIB, ...PORTS],
    mayTypes: [CONFIG],
    packages: /^(?!node:sqlite|mongodb|@redis\/)/,
    neighbour: doorOf,
  },
  {
    name: 'server/context.ts',
    files: CONTEXT,
    may: [/^apps\/server\/src\/(?!doors\/|app\.ts|main\.ts|cli\.ts)/, PROTOCOL],
    packages: ANY,
  },
  { name: 'server', files: /^apps\/server\/src\/[\w-]+\.ts$/, may: [/^apps\/server\/src\//, PROTOCOL], packages: ANY },
  {
    name: 'web/lib',
    files: WEB_LIB,
    may: [CLIENT, MARKDOWN, PERMISSIONS, PROTOCOL_WITHOUT_ZOD, /^apps\/web\/src\/locales\//],
    mayTypes: [PROTOCOL],
    packages: BROWSER_PACKAGES,
  },
  { name: 'web/ui', files: WEB_UI, may: [WEB_LIB, PROTOCOL_WITHOUT_ZOD], packages: BROWSER_PACKAGES },
  {
    name: 'web/features',
    files: WEB_FEATURES,
    may: [CLIENT, MARKDOWN, PERMISSIONS, PROTOCOL_WITHOUT_ZOD, WEB_UI, WEB_LIB, WEB_HOOKS],
    mayTypes: [PROTOCOL],
    packages: BROWSER_PACKAGES,
    neighbour: folderBelow('apps/web/src/features/'),
  },
  {
    name: 'web',
    files: /^apps\/web\/src\//,
    may: [/^apps\/web\/src\//, CLIENT, MARKDOWN, PROTOCOL_WITHOUT_ZOD],
    mayTypes: [PROTOCOL],
    packages: BROWSER_PACKAGES,
  },
  // It fills a store with a million messages faster than a door could, and runs nodes as the product would not.
  {
    name: 'bench',
    files: /^bench\//,
    may: [CLIENT, PROTOCOL, /^apps\/server\/src\/(storage|features|lib)\//, CONFIG, /^apps\/server\/src\/app\.ts$/, /^scripts\/lib\//],
    packages: ANY,
  },
];

/** Tests and their helpers may reach through walls: they look at the house from outside. */
export const OUTSIDE = /\.test\.tsx?$|\/testing\/|\/test-[\w-]+\.ts$|\/contract\/|^apps\/server\/tests\/|^apps\/web\/e2e\//;

function folderBelow(room: string): (file: string) => string | undefined {
  return (file) => {
    const [folder, ...rest] = file.slice(room.length).split('/');
    return file.startsWith(room) && rest.length > 0 ? folder : undefined;
  };
}

/** Everything that answers HTTP is one door; what is in none of them is shared by all. */
function doorOf(file: string): string | undefined {
  if (/\/doors\/(http|pages|files|docs|health|openapi)\b/.test(file)) return 'http';
  return /\/doors\/(socket|gateway)\b/.exec(file)?.[1];
}
