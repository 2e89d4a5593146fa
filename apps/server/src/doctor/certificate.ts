import { isIP } from 'node:net';
import type { PeerCertificate } from 'node:tls';
import { bad, type Finding, note, ok } from './finding.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
/** Those of Let's Encrypt are renewed thirty days before their end: by then somebody has to look. */
const SOON_DAYS = 14;

/** What OpenSSL calls a chain that leads to nobody who is known. */
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS/;

export function checkCertificate({ words, now }: World, host: string, { valid_to }: PeerCertificate): Finding {
  const days = Math.floor((Date.parse(valid_to) - now()) / DAY_MS);
  if (days < 0) return bad(words.certificateOver(host));
  return days < SOON_DAYS ? note(words.certificateEnds(host, days)) : ok(words.certificate(host, days));
}

/** An address has no name to ask for. */
export function tlsFor(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}

/** undefined when an error is about something else. */
export function certificateProblem({ words }: World, host: string, error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (error.code === 'CERT_HAS_EXPIRED') return words.certificateOver(host);
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') return words.certificateOfOthers(host);
  return UNTRUSTED.test(error.code) ? words.certificateUnknown(host, error.code) : undefined;
}
