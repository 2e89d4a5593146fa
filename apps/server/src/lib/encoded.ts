/** JSON that is made already: doors splice it into their frames instead of building it again. `T` is what it would parse to. */
export interface Encoded<T> {
  readonly json: string;
  /** Exists for the type checker only. */
  readonly of?: T;
}

export function encoded<T>(json: string): Encoded<T> {
  return { json };
}

export function isEncoded(value: unknown): value is Encoded<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { json?: unknown }).json === 'string' && Object.keys(value).length === 1
  );
}
