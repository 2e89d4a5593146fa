import { z } from 'zod';
import { Files } from './attachments.ts';
import type { ErrorName } from './errors.ts';
import { LIMITS } from './limits.ts';
import { line } from './text.ts';

export type Shape = Record<string, z.ZodType>;

/** Who may call: anyone; someone who waits for approval too; members of the installation; its administrators. */
export type Audience = 'anyone' | 'waiting' | 'user' | 'admin';

/** How often: `points` calls in `seconds`, counted for each person (or address) and each `per` of the input. */
export interface RateLimit {
  points: number;
  seconds: number;
  /** The path parameter that has a count of its own, as Discord's "major parameters". */
  per?: 'channel_id';
}

interface Definition<P extends Shape, Q extends Shape, B extends Shape, A extends z.ZodType | null, F extends boolean> {
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The field of the flat input that holds the body, for bodies that are an array. */
  bodyField?: keyof B & string;
  /** null: success has no content (204). */
  answer: A;
  /** Status of a success with content. Default 200. */
  status?: 200 | 201;
  audience?: Audience;
  limit?: RateLimit;
  errors?: readonly ErrorName[];
  /** Sets or reads cookies: not offered on the socket. */
  onlyOverHttp?: boolean;
  /** Belongs to one connection: not offered over HTTP. */
  onlyOnSocket?: boolean;
  /** Writes to the guild's audit log: the input has a `reason`, over HTTP the header X-Audit-Log-Reason, percent-encoded. */
  audited?: boolean;
  /** A field that it does not know is refused, not passed over: what belongs to a person shall not be lost by a slip. */
  exact?: boolean;
  /** Takes files beside its body: over HTTP as multipart/form-data with `payload_json`, not on the socket. */
  files?: F;
}

/** Why something was done, for the audit log. */
export const AuditReason = line({ max: LIMITS.auditReason.max }).optional();

/** Only audited operations read it; the others leave it out of what they parse. One whose body has a `reason` of its own demands it. */
type Reason = { reason: typeof AuditReason };

/** Only operations with files read them. */
type WithFiles<F extends boolean> = F extends true ? { files: typeof Files } : {};

export const DEFAULT_LIMIT: RateLimit = { points: 50, seconds: 1 };

/** One operation of the API. Its input is one flat object of path, query and body fields, the same at every door. */
export function operation<
  const P extends Shape = {},
  const Q extends Shape = {},
  const B extends Shape = {},
  A extends z.ZodType | null = null,
  const F extends boolean = false,
>(definition: Definition<P, Q, B, A, F>) {
  const params = (definition.params ?? {}) as P;
  const query = (definition.query ?? {}) as Q;
  const body = (definition.body ?? {}) as B;
  const reason = definition.audited ? { reason: AuditReason } : {};
  const files = definition.files ? { files: Files } : {};
  const input = z.object({ ...reason, ...files, ...body, ...query, ...params } as Omit<Reason, keyof B> & WithFiles<F> & P & Q & B);
  return {
    audience: 'user' as Audience,
    limit: DEFAULT_LIMIT,
    errors: [] as readonly ErrorName[],
    status: 200 as 200 | 201,
    onlyOverHttp: false,
    onlyOnSocket: false,
    audited: false,
    files: false as boolean,
    bodyField: undefined as string | undefined,
    ...definition,
    params,
    query,
    body,
    input: definition.exact ? (input.strict() as typeof input) : input,
  };
}
