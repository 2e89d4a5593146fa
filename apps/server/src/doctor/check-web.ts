import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { isOwnAddress } from '../outside/public-address.ts';
import { certificateProblem, checkCertificate, tlsFor } from './certificate.ts';
import { bad, type Finding, note, ok } from './finding.ts';
import { addressesOf, type World } from './world.ts';

const TIMEOUT_MS = 5000;

interface Answer {
  status: number;
  certificate?: PeerCertificate;
}

/** The address that people type: where it leads, whether the server is there, and whether a browser would give it the microphone. */
export async function checkWeb(world: World, publicUrl: string | undefined): Promise<Finding[]> {
  const { words } = world;
  if (publicUrl === undefined) return [note(words.noPublicUrl)];
  const url = new URL(publicUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await addressesOf(world, host);
  const [address] = addresses;
  if (address === undefined) return [bad(words.noName(host))];
  return [
    ...addresses.map((one) => placeOf(world, host, one)),
    ...(url.protocol === 'https:' || host === 'localhost' ? [] : [bad(words.notSecure(publicUrl))]),
    ...(await checkAnswer(world, url, host, address)),
  ];
}

function placeOf({ words, isPublic }: World, host: string, address: string): Finding {
  if (!isPublic(address)) return bad(words.privateAddress(host, address));
  return isOwnAddress(address) ? ok(words.here(host, address)) : note(words.elsewhere(host, address));
}

async function checkAnswer(world: World, url: URL, host: string, address: string): Promise<Finding[]> {
  const { words } = world;
  try {
    const { status, certificate } = await ask(world, url, host, address);
    return [
      ...(certificate ? [checkCertificate(world, host, certificate)] : []),
      status === 200 ? ok(words.reached(url.origin)) : bad(words.strangeAnswer(url.origin, status)),
    ];
  } catch (error) {
    return [bad(certificateProblem(world, host, error) ?? words.notReached(url.origin, codeOf(error)))];
  }
}

function ask({ ca }: World, url: URL, host: string, address: string): Promise<Answer> {
  const isSecure = url.protocol === 'https:';
  const options = {
    host: address,
    port: url.port || (isSecure ? 443 : 80),
    path: '/health/live',
    headers: { host: url.host },
    agent: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  return new Promise((resolve, reject) => {
    const request = isSecure ? httpsRequest({ ...options, ...tlsFor(host), ca }) : httpRequest(options);
    request.on('error', reject).on('response', (response) => {
      response.resume();
      const certificate = isSecure ? (response.socket as TLSSocket).getPeerCertificate() : undefined;
      resolve({ status: response.statusCode ?? 0, ...(certificate && { certificate }) });
    });
    request.end();
  });
}

/** What the system or TLS calls it, such as ECONNREFUSED. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
