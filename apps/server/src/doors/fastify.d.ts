import 'fastify';
import type { Actor } from '../features/actor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the door knows; for the log line. */
    actor: Actor | undefined;
  }
}
