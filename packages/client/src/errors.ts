import type { Ack } from '@chat-js/protocol/socket.ts';

type Refusal = Extract<Ack<unknown>, { ok: false }>['error'];

/** Why a call has no answer when the server gave none. */
const UNREACHABLE = { offline: 'No connection', timeout: 'No answer in time', unreadable: 'The answer could not be read' } as const;

/**
 * A call that was refused, or that got no answer.
 * `status` is the HTTP status, 0 when there was no answer; `code` is the API's; `retryAfter` in ms.
 */
export class CallError extends Error {
  override name = 'CallError';
  readonly status: number;
  readonly code: number;
  readonly errors: Refusal['errors'];
  readonly retryAfter: number | undefined;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.status = refusal.status;
    this.code = refusal.code;
    this.errors = refusal.errors;
    this.retryAfter = refusal.retry_after === undefined ? undefined : refusal.retry_after * 1000;
  }

  /** True when the same call may succeed later without any change: no answer, overload, a fault of the server. */
  get passing(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 429 || this.status >= 500;
  }
}

/** A call that got no answer. */
export function unreachable(reason: keyof typeof UNREACHABLE): CallError {
  return new CallError({ status: 0, code: 0, message: UNREACHABLE[reason] });
}

/** Whatever was thrown, as a CallError. */
export function toCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  return new CallError({ status: 0, code: 0, message: error instanceof Error ? error.message : String(error) });
}
