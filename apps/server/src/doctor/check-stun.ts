import { askMappedAddress } from '../stun/turn-client.ts';
import type { IceUrl } from '../stun/urls.ts';
import { openWire, type Remote } from '../stun/wire.ts';
import { tlsFor } from './certificate.ts';
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
  if (!(await answers({ address: '127.0.0.1', port, transport: 'udp' }))) return [bad(words.stunSilentHere(port))];
  const here = ok(words.stunHere(port));
  if (host === undefined) return [here];
  return [here, ...(await checkStunAt(world, { scheme: 'stun', host, port, transport: 'udp' }))];
}

/** One after the other at each address of a host: a browser takes any of them. */
export async function checkStunAt(world: World, { scheme, host, port, transport }: IceUrl): Promise<Finding[]> {
  const { words, ca } = world;
  const tls = scheme === 'stuns' ? { ...tlsFor(host), ca } : undefined;
  const addresses = await addressesOf(world, host);
  const findings: Finding[] = addresses.length === 0 ? [bad(words.noName(host))] : [];
  for (const address of addresses) {
    const place = `${host}:${port} (${address})`;
    findings.push((await answers({ address, port, transport, tls })) ? ok(words.stun(place)) : bad(words.stunSilent(place)));
  }
  return findings;
}

async function answers(remote: Remote): Promise<boolean> {
  try {
    const wire = await openWire(remote);
    try {
      return (await askMappedAddress(wire)) !== undefined;
    } finally {
      wire.close();
    }
  } catch (error) {
    // No way there at all, such as IPv6 from a machine that has none.
    if (error instanceof Error) return false;
    throw error;
  }
}
