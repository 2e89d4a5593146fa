import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { isReading } from '@chat-js/protocol/routes.ts';
import type { z } from 'zod';
import type { Actor, Origin } from '../features/actor.ts';
import type { Context } from '../features/context.ts';
import { formErrors } from '../features/form-errors.ts';
import { Refusal, refuse } from '../features/refusal.ts';
import { networkOf } from '../lib/addresses.ts';
import { isEncoded } from '../lib/encoded.ts';
import { Unavailable } from '../lib/unavailable.ts';
import { within } from '../lib/within.ts';
import { StorageFull } from '../storage/storage.ts';
import { type Call, handlers, type RefreshCookie } from './handlers.ts';
import { checkLimit, type LimitState, type Limits } from './limits.ts';

/** What is unavailable is asked for again after this. Seconds. */
const RETRY_AFTER = 2;

/** What takes longer waits for a store that may not come back soon; it goes on without the caller. */
const DEADLINE_MS = 8000;

/** What every door needs besides the use cases. */
export interface Doorway {
  ctx: Context;
  limits: Limits;
  /** Check our own answers against the contract: in development and tests. */
  strict: boolean;
}

export interface Request {
  name: OperationName;
  actor: Actor | undefined;
  origin: Origin;
  /** Path, query and body in one flat object, not yet checked. */
  input: Readonly<Record<string, unknown>>;
  cookie: RefreshCookie;
  /** Called before anything else is done, for the headers. */
  limited?: (state: LimitState) => void;
}

/** One operation from raw input to an answer: limit, audience, input, use case. Throws Refusal; nothing else is the caller's fault. */
export async function perform({ ctx, limits, strict }: Doorway, request: Request): Promise<unknown> {
  const { name, actor, origin, cookie } = request;
  const operation = operations[name];

  const state = await limits.count(name, actor?.user_id ?? networkOf(origin.address), request.input);
  if (state) request.limited?.(state);
  checkLimit(state);

  checkAudience(operation.audience, actor);
  const parsed = (operation.input as z.ZodType).safeParse(request.input);
  if (!parsed.success) throw new Refusal('INVALID_FORM_BODY', { errors: formErrors(parsed.error) });

  // What is written must be told to everybody: while that is impossible nothing is written.
  if (!isReading(name)) ctx.bus.check();

  // The table's row and the handler have the same name, which the type checker cannot follow through a union.
  const handle = handlers[name] as (call: Call<OperationName>) => Promise<unknown>;
  const answer = await within(DEADLINE_MS, handle({ ctx, actor, origin, cookie, input: parsed.data as Call<OperationName>['input'] }));
  if (strict) checkAnswer(name, operation.answer, answer);
  return answer;
}

function checkAudience(audience: 'anyone' | 'waiting' | 'user' | 'admin', actor: Actor | undefined): void {
  if (audience === 'anyone') return;
  if (!actor) refuse('UNAUTHORIZED');
  if (audience === 'waiting') return;
  if (actor.pending) refuse('WAITING_FOR_APPROVAL');
  if (audience === 'admin' && !actor.admin) refuse('MISSING_ACCESS');
}

function checkAnswer(name: string, schema: z.ZodType | null, answer: unknown): void {
  const value: unknown = isEncoded(answer) ? JSON.parse(answer.json) : answer;
  if (schema === null ? value !== null : !schema.safeParse(value).success) {
    const why = schema?.safeParse(value).error?.message ?? 'expected no content';
    throw new Error(`the answer of ${name} breaks the contract: ${why}`);
  }
}

/** What a failure looks like to the caller. Faults of ours are logged and told as one sentence. */
export function asRefusal(ctx: Context, error: unknown, name: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StorageFull) return new Refusal('STORAGE_FULL');
  if (error instanceof Unavailable) return new Refusal('UNAVAILABLE', { retryAfter: RETRY_AFTER });
  ctx.logger.error({ err: error, operation: name }, 'an operation failed');
  return new Refusal('INTERNAL');
}
