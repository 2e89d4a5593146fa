import { askMappedAddress } from '../stun/turn-client.ts';
import { openWire } from '../stun/wire.ts';
import { bad, type Finding, note, ok } from './finding.ts';
import { addressesOf, type World } from './world.ts';

interface Settings {
  port: number;
  /** The host that people are told; undefined: it is not known. */
  host: string | undefined;
}

/** STUN of this server: on this machine, and at the address that people are told. */
export async function checkStun(world: World, { port, host }: Settings): Promise<Finding[]> {
  const { words } = world;
  if (port === 0) return [note(words.stunOff)];
  if (!(await answers('127.0.0.1', port))) return [bad(words.stunSilentHere(port))];
  const here = ok(words.stunHere(port));
  if (host === undefined) return [here];
  return [here, ...(await checkStunAt(world, host, port))];
}

/** One after the other at each address of a host: a browser takes any of them. */
export async function checkStunAt(world: World, host: string, port: number): Promise<Finding[]> {
  const { words } = world;
  const findings: Finding[] = [];
  for (const address of await addressesOf(world, host)) {
    const place = `${host}:${port} (${address})`;
    findings.push((await answers(address, port)) ? ok(words.stun(place)) : bad(words.stunSilent(place)));
  }
  return findings;
}

async function answers(address: string, port: number): Promise<boolean> {
  try {
    const wire = await openWire({ address, port, transport: 'udp' });
    try {
      return (await askMappedAddress(wire)) !== undefined;
    } finally {
      wire.close();
    }
  } catch (error) {
    // No way there at all, such as IPv6 from a machine that has none.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
