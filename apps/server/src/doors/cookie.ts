import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_IDLE_MS } from '../features/auth/refresh.ts';
import type { RefreshCookie } from './handlers.ts';

const NAME = 'refresh_token';
const PATH = '/api/v10/auth';

/** The refresh token: out of reach of scripts, sent to the auth operations of this site only. */
export function refreshCookie(request: FastifyRequest, reply: FastifyReply): RefreshCookie {
  return {
    read: () => request.cookies[NAME],
    write(token) {
      const options = { path: PATH, httpOnly: true, sameSite: 'strict', secure: isHttps(request) } as const;
      if (token === null) reply.clearCookie(NAME, options);
      else reply.setCookie(NAME, token, { ...options, maxAge: SESSION_IDLE_MS / 1000 });
    },
  };
}

/** A proxy that is not trusted hides it; the browser says it all the same. */
function isHttps({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers.origin?.startsWith('https:') === true;
}
