import { ERRORS, type ErrorBody, type ErrorName, type FieldErrors } from '@chat-js/protocol/errors.ts';

/** A use case says no. Doors turn it into the API's error body; it is never a fault of the program. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly error: ErrorName;
  readonly errors: FieldErrors | undefined;
  /** Seconds until the same input may succeed. */
  readonly retryAfter: number | undefined;

  constructor(error: ErrorName, details: { errors?: FieldErrors | undefined; retryAfter?: number | undefined } = {}) {
    super(ERRORS[error].message);
    this.error = error;
    this.errors = details.errors;
    this.retryAfter = details.retryAfter;
  }

  get status(): number {
    return ERRORS[this.error].status;
  }

  get body(): ErrorBody {
    const { code, message } = ERRORS[this.error];
    return {
      message,
      code,
      ...(this.errors && { errors: this.errors }),
      ...(this.retryAfter !== undefined && { retry_after: this.retryAfter, global: false }),
    };
  }
}

export function refuse(error: ErrorName): never {
  throw new Refusal(error);
}

/** A problem of one field that only the use case can see. */
export function refuseField(field: string, code: string, message: string): never {
  throw refusalOf(field, { code, message });
}

/** The same, to be thrown later, or with a name of its own. */
export function refusalOf(field: string, problem: { code: string; message: string }, error: ErrorName = 'INVALID_FORM_BODY'): Refusal {
  return new Refusal(error, { errors: { [field]: { _errors: [problem] } } });
}
