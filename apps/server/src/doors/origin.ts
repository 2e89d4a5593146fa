import type { IncomingMessage } from 'node:http';

export interface OriginRules {
  /** Where people reach the server, when it is configured. */
  publicUrl: string | undefined;
  /** The address of the client, seen through trusted proxies. */
  addressOf(request: IncomingMessage): string;
}

/** A page of another site may not open a socket here. Programs send no Origin. */
export function checkOrigin(request: IncomingMessage, { publicUrl }: OriginRules): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
