import { createTurnCredentials, TURN_SECONDS } from '../features/ice-servers/turn-credentials.ts';
import { type Credentials, createTurnClient, type TurnClient } from '../stun/turn-client.ts';
import { type IceUrl, parseIceUrl } from '../stun/urls.ts';
import { openWire, type Remote, type Wire } from '../stun/wire.ts';
import { certificateProblem, checkCertificate, tlsFor } from './certificate.ts';
import { checkStunAt } from './check-stun.ts';
import { codeOf } from './check-web.ts';
import { bad, type Finding, note, ok } from './finding.ts';
import { addressesOf, type World } from './world.ts';

/** Who nobody is: its places are counted apart from those of people. */
const DOCTOR = '0';
/** This machine, a private network, what clouds tell their machines. */
const INSIDE = ['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254'];
const UNAUTHENTICATED = 401;
const FORBIDDEN = 403;
const NO_ROOM = 486;

type Visit<T> = (client: TurnClient, wire: Wire) => Promise<T>;

interface Settings {
  urls: readonly string[];
  secret: string | undefined;
}

/** Every address of TURN_URLS, as a browser would come there. */
export async function checkTurn(world: World, { urls, secret }: Settings): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const url of urls) {
    const parsed = parseIceUrl(url);
    if (parsed?.scheme.startsWith('stun')) findings.push(...(await checkStunAt(world, parsed)));
    else if (parsed && secret !== undefined) findings.push(...(await checkServer(world, url, parsed, secret)));
  }
  return urls.some((url) => url.startsWith('turn')) ? findings : [...findings, note(world.words.noTurn)];
}

async function checkServer(world: World, url: string, parsed: IceUrl, secret: string): Promise<Finding[]> {
  const { words, isPublic } = world;
  const addresses = await addressesOf(world, parsed.host);
  const [address] = addresses;
  if (address === undefined) return [bad(words.noName(parsed.host))];
  const inside = addresses.filter((one) => !isPublic(one)).map((one) => bad(words.privateAddress(parsed.host, one)));
  const tls = parsed.scheme === 'turns' ? { ...tlsFor(parsed.host), ca: world.ca } : undefined;
  try {
    const remote = { ...parsed, address, tls };
    const certificate = tls && (await visit(remote, undefined, async (_, wire) => wire.certificate));
    const about = certificate ? [checkCertificate(world, parsed.host, certificate)] : [];
    return [...inside, ...about, ...(await checkPasswords(world, url, remote, secret))];
  } catch (error) {
    return [...inside, bad(certificateProblem(world, parsed.host, error) ?? words.turnClosed(url, codeOf(error)))];
  }
}

async function checkPasswords(world: World, url: string, remote: Remote, secret: string): Promise<Finding[]> {
  const { words } = world;
  const stranger = await visit(remote, undefined, async (client) => (await client.allocate()).code);
  if (stranger === undefined) return [bad(words.turnSilent(url))];
  if (stranger === 0) return [bad(words.turnOpen(url))];
  if (stranger !== UNAUTHENTICATED) return [bad(words.turnStrange(url, stranger))];
  const late = createTurnCredentials(secret, DOCTOR, world.now() - 2 * TURN_SECONDS * 1000);
  if ((await visit(remote, late, (client) => client.allocate())).code === 0) return [bad(words.turnTakesOld(url))];
  return visit(remote, createTurnCredentials(secret, DOCTOR, world.now()), (client) => checkLogin(world, url, client));
}

/** Each time anew: on one way there a server knows one name only. Rejects when there is none. */
async function visit<T>(remote: Remote, credentials: Credentials | undefined, use: Visit<T>): Promise<T> {
  const wire = await openWire(remote);
  try {
    return await use(createTurnClient(wire, credentials), wire);
  } finally {
    wire.close();
  }
}

async function checkLogin(world: World, url: string, client: TurnClient): Promise<Finding[]> {
  const { words } = world;
  const { code, relayed } = await client.allocate();
  if (code === NO_ROOM) return [bad(words.turnFull(url))];
  if (code !== 0) return [bad(code === undefined ? words.turnSilent(url) : words.turnWrongSecret(url))];
  const findings = await checkPlace(world, url, client, relayed?.address);
  await client.refresh(0);
  return findings.length > 0 ? findings : [ok(words.turn(url))];
}

/** Can people come to the place that was given, and is nobody led inside from it? */
async function checkPlace({ words, isPublic }: World, url: string, client: TurnClient, relayed = ''): Promise<Finding[]> {
  const findings = isPublic(relayed) ? [] : [bad(words.turnPrivateRelay(url, relayed))];
  for (const peer of INSIDE) {
    if ((await client.permit(peer)).code !== FORBIDDEN) return [...findings, bad(words.turnLeadsInside(url, peer))];
  }
  return findings;
}
