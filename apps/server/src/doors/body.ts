import type { FastifyInstance } from 'fastify';
import { Refusal } from '../features/refusal.ts';
import { parseJson } from './json.ts';

/** JSON bodies with large ids kept whole; an empty body of any type is no body. Anything else is 415. */
export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/json\b/, { parseAs: 'string' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, parseJson(body.toString()));
    } catch (error) {
      // RangeError: nested deeper than the parser's stack.
      const isTheirs = error instanceof SyntaxError || error instanceof RangeError;
      done(isTheirs ? new Refusal('INVALID_JSON') : (error as Error));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else done(new Refusal('UNSUPPORTED_MEDIA_TYPE'));
  });
}

/** Routes inside of `add` take multipart/form-data too, unread: their handler reads it when it knows who sends it. */
export async function acceptForms(app: FastifyInstance, add: (inside: FastifyInstance) => void): Promise<void> {
  await app.register((inside, _options, done) => {
    inside.addContentTypeParser(/^multipart\/form-data\b/, (_request, body, parsed) => parsed(null, body));
    add(inside);
    done();
  });
}
