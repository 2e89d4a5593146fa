import { requestOf } from '@chat-js/client/rest.ts';
import { ERRORS, ErrorBody, type ErrorName } from '@chat-js/protocol/errors.ts';
import { type OperationAnswer, type OperationName, type OperationRequest, operations } from '@chat-js/protocol/operations.ts';

export interface Outcome {
  status: number;
  headers: Headers;
  /** null where there is no content. */
  body: unknown;
}

export interface Caller {
  url: string;
  token?: string | undefined;
  cookie?: string | undefined;
}

/** One operation over HTTP, whatever becomes of it. A refusal that the operation does not declare is an error of the contract. */
export async function ask(caller: Caller, name: OperationName, input: object): Promise<Outcome> {
  const outcome = await askAnything(caller, name, input);
  if (outcome.status >= 400) checkDeclared(name, outcome);
  return outcome;
}

/** The same for input that may not even make an address of the operation. */
export async function askAnything(caller: Caller, name: OperationName, input: object): Promise<Outcome> {
  const { path, ...init } = await requestOf(name, input);
  return send(caller, `/api/v10${path}`, init);
}

/** Any request. */
export async function send({ url, token, cookie }: Caller, path: string, init: RequestInit = {}): Promise<Outcome> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (cookie !== undefined) headers.set('cookie', cookie);
  const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, headers: response.headers, body: text === '' ? null : isJson ? (JSON.parse(text) as unknown) : text };
}

/** One operation that succeeds. */
export async function call<N extends OperationName>(caller: Caller, name: N, input: OperationRequest<N>): Promise<OperationAnswer<N>> {
  const outcome = await ask(caller, name, input);
  if (outcome.status >= 400) throw new Error(`${name} was refused: ${outcome.status} ${JSON.stringify(outcome.body)}`);
  return outcome.body as OperationAnswer<N>;
}

const ANYWHERE: readonly ErrorName[] = [
  'INVALID_FORM_BODY',
  'RATE_LIMITED',
  'STORAGE_FULL',
  'UNAVAILABLE',
  'INVALID_JSON',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'GENERAL',
];

function checkDeclared(name: OperationName, { status, body }: Outcome): void {
  const { code } = ErrorBody.parse(body);
  const { errors, audience } = operations[name];
  const guarded: ErrorName[] = audience === 'anyone' ? [] : ['UNAUTHORIZED', 'WAITING_FOR_APPROVAL'];
  const declared: ErrorName[] = [...ANYWHERE, ...guarded, ...errors];
  if (!declared.some((error) => ERRORS[error].status === status && ERRORS[error].code === code)) {
    throw new Error(`${name} does not declare its refusal ${status} ${JSON.stringify(body)}`);
  }
}

/** The name of a refusal; undefined for a success. */
export function errorName({ status, body }: { status: number; body: unknown }): ErrorName | undefined {
  if (status < 400) return undefined;
  const { code } = ErrorBody.parse(body);
  return (Object.keys(ERRORS) as ErrorName[]).find((name) => ERRORS[name].status === status && ERRORS[name].code === code);
}

/** The same for what is asked now; 'ok' for a success. */
export async function refusalOf(person: { ask(name: OperationName, input: object): Promise<Outcome> }, name: OperationName, input: object) {
  return errorName(await person.ask(name, input)) ?? 'ok';
}
