import { parse } from 'yaml';

/** The parts of compose.yaml that are looked at, merged but with its variables as they stand. */
interface Compose {
  services: Record<string, Service>;
  networks?: Record<string, { internal?: boolean } | null>;
  configs?: Record<string, { content?: string }>;
}

interface Service {
  build?: unknown;
  image?: string;
  profiles?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  networks?: string[];
  restart?: string;
  mem_limit?: string;
  healthcheck?: { test: unknown };
  depends_on?: Record<string, { condition: string }>;
  configs?: { source: string }[];
}

interface Known {
  /** Every setting of the server. */
  settings: ReadonlySet<string>;
  /** What the server answers for those who watch it, such as `/health/ready`. */
  healthPaths: ReadonlySet<string>;
  dockerfile: string;
  caddyfile: string;
}

/** A database in a container: which image, and what its files or its command must say. */
const STORES = [/^mongo:8\b/, /^redis:[78]\b/];
const SECRET = /PASSWORD|TOKEN|SECRET|AUTH|_URL$/;

/** What is wrong with compose.yaml, one line each. */
export function findComposeProblems(text: string, known: Known): string[] {
  const compose: Compose = parse(text, { merge: true });
  const services = Object.entries(compose.services);
  return [
    ...services.flatMap(([name, service]) => checkService(name, service, known)),
    ...checkProfiles(compose),
    ...checkStores(compose),
    ...checkAddresses(compose, known),
    ...checkHealthPaths(known),
  ];
}

function checkService(name: string, { build, image = '', environment = {}, ...service }: Service, known: Known): string[] {
  const variables = Object.entries(environment);
  const strange = build === undefined ? [] : variables.filter(([variable]) => !known.settings.has(variable));
  const told = variables.filter(([variable, value]) => SECRET.test(variable) && !value.includes('${'));
  return [
    ...strange.map(([variable]) => `${name} sets ${variable}, which is no setting of the server`),
    ...told.map(([variable]) => `${name} holds the secret ${variable}: take it from the environment`),
    ...(build === undefined && !/:\d/.test(image) ? [`${name} takes the image ${image}: name at least its major version`] : []),
    ...(service.restart === undefined ? [`${name} does not start again by itself: set restart`] : []),
    ...(service.mem_limit === undefined ? [`${name} may take all memory: set mem_limit`] : []),
    ...(service.healthcheck === undefined && (build === undefined || !known.dockerfile.includes('\nHEALTHCHECK'))
      ? [`${name} has no healthcheck`]
      : []),
  ];
}

/** One container when nothing is asked for; two nodes, a proxy and the stores with `scale`. */
function checkProfiles({ services }: Compose): string[] {
  const single = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
  const scale = Object.values(services).filter(({ profiles }) => profiles === undefined || profiles.includes('scale'));
  const nodes = scale.filter(({ build }) => build !== undefined);
  const lonely = nodes.filter(({ profiles, depends_on = {} }) => {
    const waits = Object.values(depends_on).filter(({ condition }) => condition === 'service_healthy');
    return profiles !== undefined && waits.length < STORES.length;
  });
  return [
    ...(single.length === 1 ? [] : [`without a profile ${single.length} containers start instead of one`]),
    ...(nodes.length >= 2 ? [] : [`the profile scale has ${nodes.length} nodes instead of two`]),
    ...(new Set(nodes.map(({ image }) => image)).size === 1 ? [] : ['the nodes do not run the same image']),
    ...(lonely.length === 0 ? [] : ['a node of the profile scale does not wait for both stores to be healthy']),
    ...(scale.some(({ ports = [] }) => ports.some((port) => port.startsWith('443:')))
      ? []
      : ['the profile scale has no proxy on port 443']),
    ...STORES.filter((store) => !scale.some(({ image = '' }) => store.test(image))).map(
      (store) => `the profile scale has no ${store.source}`,
    ),
  ];
}

/** Databases: out of reach from outside, with a password, and Redis keeps what it is given. */
function checkStores({ services, networks = {}, configs = {} }: Compose): string[] {
  return Object.entries(services)
    .filter(([, { image = '' }]) => STORES.some((store) => store.test(image)))
    .flatMap(([name, service]) => {
      const reachable = (service.networks ?? ['default']).filter((network) => networks[network]?.internal !== true);
      const written = (service.configs ?? []).map(({ source }) => configs[source]?.content ?? '').join('\n');
      const missing = service.image?.startsWith('redis')
        ? ['requirepass ${', 'appendonly yes', 'maxmemory-policy noeviction'].filter((line) => !written.includes(line))
        : ['MONGO_INITDB_ROOT_USERNAME', 'MONGO_INITDB_ROOT_PASSWORD'].filter((variable) => service.environment?.[variable] === undefined);
      return [
        ...(service.ports === undefined ? [] : [`${name} has a published port`]),
        ...reachable.map((network) => `${name} is on the network ${network}, which has a way out`),
        ...missing.map((line) => `${name} lacks ${line}`),
      ];
    });
}

/** Every `host:port` that a service is given, and that is one of this file's. */
function checkAddresses({ services }: Compose, { dockerfile, caddyfile }: Known): string[] {
  const port = /\bPORT=(\d+)/.exec(dockerfile)?.[1];
  const ports: Record<string, string> = { mongo: '27017', redis: '6379' };
  const given = Object.entries(services).flatMap(([name, { environment = {} }]) =>
    ['UPSTREAMS', 'MONGODB_URL', 'REDIS_URL'].flatMap((variable) =>
      [...(environment[variable] ?? '').matchAll(/(?<=[@\s-])([a-z][\w-]*):(\d+)/g)].map((match) => ({
        who: `${name} ${variable}`,
        host: match[1] ?? '',
        port: match[2],
      })),
    ),
  );
  const nodes = Object.keys(services).filter((name) => services[name]?.build !== undefined);
  const upstreams = new Set(given.filter(({ who }) => who.endsWith('UPSTREAMS')).map(({ host }) => host));
  const asked = [...caddyfile.matchAll(/\{\$([A-Z_]+)/g)].map((match) => match[1] ?? '');
  const proxies = Object.entries(services).filter(([, { image = '' }]) => image.startsWith('caddy'));
  return [
    ...given.filter(({ host }) => services[host] === undefined).map(({ who, host }) => `${who} names ${host}, which is no service`),
    ...given
      .filter(({ host, port: named }) => services[host] !== undefined && named !== (ports[host] ?? port))
      .map(({ who, host, port: named }) => `${who} names port ${named} of ${host}`),
    ...nodes.filter((node) => !upstreams.has(node)).map((node) => `the proxy does not know the node ${node}`),
    ...proxies.flatMap(([name, { environment = {} }]) =>
      [...new Set(asked)].filter((variable) => environment[variable] === undefined).map((variable) => `${name} is not given ${variable}`),
    ),
  ];
}

function checkHealthPaths({ healthPaths, dockerfile, caddyfile }: Known): string[] {
  const asked = (text: string) => text.match(/\/health\/\w+/g) ?? [];
  return [
    ...asked(dockerfile).map((path) => ({ file: 'Dockerfile', path })),
    ...asked(caddyfile).map((path) => ({ file: 'deploy/Caddyfile', path })),
  ]
    .filter(({ path }) => !healthPaths.has(path))
    .map(({ file, path }) => `${file} asks ${path}, which the server does not answer`);
}
