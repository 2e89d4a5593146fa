import { ENTRY_ROUTES, splitRoute } from '@chat-js/protocol/entry-routes.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { GetToken } from './connection.ts';
import { CallError, toCallError, unreachable } from './errors.ts';
import { nothing } from './nothing.ts';

/** Operations whose body is one field of the input, an array. */
const BODY_FIELDS: Partial<Record<OperationName, string>> = { 'channels.reorder': 'channels', 'roles.reorder': 'roles' };

/** Operations whose reason is what they are about. */
const REASON_IN_BODY: ReadonlySet<OperationName> = new Set(['warnings.create']);

/** Operations that a stranger may call; they carry no token. */
const WITHOUT_TOKEN: ReadonlySet<OperationName> = new Set([
  'instance.get',
  'setup.check',
  'setup.complete',
  'auth.register',
  'auth.login',
  'auth.refresh',
  'invites.get',
]);

/** A little longer than the server takes files. ms */
const UPLOAD_TIMEOUT = 70_000;

/** How operations go over HTTP. */
export interface RestOptions {
  /** Where the server is, without a slash at the end; '' means where the page came from. */
  url: string;
  getToken?: GetToken;
  /** How long a call waits for its answer, in ms. */
  timeout?: number;
}

/** What `createRest` answers. */
export type Rest = ReturnType<typeof createRest>;

/** The operations over HTTP. */
export function createRest({ url, getToken, timeout = 20_000 }: RestOptions) {
  async function request(name: OperationName, input: object, token: string | null): Promise<unknown> {
    const { path, ...init } = await requestOf(name, input);
    const headers = { ...init.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const signal = AbortSignal.timeout('files' in input ? Math.max(timeout, UPLOAD_TIMEOUT) : timeout);
    const response = await fetch(`${url}/api/v10${path}`, { ...init, headers, signal, credentials: 'same-origin' }).catch(
      (error: unknown) => {
        throw signal.aborted ? unreachable('timeout') : toCallError(error);
      },
    );
    return answerOf(response);
  }

  return {
    /** There is time now to learn how everything goes over HTTP, for when there is no connection. */
    prepare: () => void allRoutes().catch(nothing),
    /** Throws CallError: refused, or status 0 when there was no answer. */
    async call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationAnswer<N>> {
      const anonymous = WITHOUT_TOKEN.has(name) || getToken === undefined;
      const token = anonymous ? null : await getToken({ force: false });
      try {
        return (await request(name, input, token)) as OperationAnswer<N>;
      } catch (error) {
        // Code 0 is the token; other codes of 401 speak of a password.
        if (anonymous || !(error instanceof CallError) || error.status !== 401 || error.code !== 0) throw error;
        const fresh = await getToken({ force: true });
        if (fresh === null) throw error;
        return (await request(name, input, fresh)) as OperationAnswer<N>;
      }
    },
  };
}

interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | FormData;
}

/** While there is a connection operations go over it: only who uploads, or has lost it, asks for the others. */
async function routeOf(name: OperationName): Promise<ReturnType<typeof splitRoute>> {
  if (Object.hasOwn(ENTRY_ROUTES, name)) return splitRoute(ENTRY_ROUTES[name as keyof typeof ENTRY_ROUTES]);
  const routes = await allRoutes().catch(() => {
    throw unreachable('offline');
  });
  return routes.routeOf(name);
}

const allRoutes = () => import('@chat-js/protocol/routes.ts');

/** The HTTP request of an operation: path fields are percent-encoded, the rest is the query or the body, as JSON or with files beside it. */
export async function requestOf(name: OperationName, input: object): Promise<Request> {
  const { method, path: pattern } = await routeOf(name);
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = pattern.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = String(rest.get(field));
    rest.delete(field);
    return encodeURIComponent(value);
  });
  const reason = rest.get('reason');
  const why: Record<string, string> = {};
  if (typeof reason === 'string' && !REASON_IN_BODY.has(name)) {
    // Why something is done travels as a header: any script, and every method.
    why['x-audit-log-reason'] = encodeURIComponent(reason);
    rest.delete('reason');
  }
  if (method === 'GET' || method === 'DELETE') {
    const query = new URLSearchParams([...rest].map(([key, value]) => [key, String(value)])).toString();
    return { method, path: query ? `${path}?${query}` : path, headers: why };
  }
  const files = rest.get('files');
  if (Array.isArray(files)) {
    rest.delete('files');
    return { method, path, headers: why, body: formOf(Object.fromEntries(rest), files as BlobPart[]) };
  }
  const field = BODY_FIELDS[name];
  const body = JSON.stringify(field === undefined ? Object.fromEntries(rest) : rest.get(field));
  return { method, path, headers: { 'content-type': 'application/json', ...why }, body };
}

function formOf(body: object, files: readonly BlobPart[]): FormData {
  const form = new FormData();
  form.append('payload_json', JSON.stringify(body));
  for (const [index, bytes] of files.entries()) form.append(`files[${index}]`, new Blob([bytes]), `file-${index}`);
  return form;
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    if (body === undefined) throw unreachable('unreadable');
    return body;
  }
  const known = typeof body === 'object' && body !== null ? body : {};
  throw new CallError({ code: 0, message: `${response.status}: ${response.statusText}`, ...known, status: response.status });
}
