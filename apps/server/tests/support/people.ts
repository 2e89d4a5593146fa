import type { Session } from '@chat-js/protocol/instance.ts';
import type { OperationAnswer, OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { CurrentUser } from '@chat-js/protocol/users.ts';
import { ask, call, type Outcome } from './calls.ts';
import { ADMIN, type TestServer } from './server.ts';

/** Someone who is logged in. */
export interface Person {
  id: string;
  url: string;
  user: CurrentUser;
  username: string;
  password: string;
  token: string;
  /** The refresh token as a Cookie header. */
  cookie: string;
  call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationAnswer<N>>;
  ask(name: OperationName, input: object): Promise<Outcome>;
}

export const PASSWORD = 'correct horse battery staple';

let number = 0;

/** Creates an account; with an invite also a member. */
export async function register(server: TestServer, { name = `person${++number}`, invite }: { name?: string; invite?: string } = {}) {
  const outcome = await ask(server, 'auth.register', { username: name, password: PASSWORD, invite });
  return personOf(server, outcome, name, PASSWORD);
}

export async function logIn(server: TestServer, { username, password }: { username: string; password: string }): Promise<Person> {
  return personOf(server, await ask(server, 'auth.login', { login: username, password }), username, password);
}

export function logInAdmin(server: TestServer): Promise<Person> {
  return logIn(server, ADMIN);
}

/** A member of a guild, by an invite to one of its channels. */
export async function registerMember(server: TestServer, inviter: Person, channel_id: string, name?: string): Promise<Person> {
  const { code } = await inviter.call('invites.create', { channel_id });
  return register(server, { ...(name !== undefined && { name }), invite: code });
}

function personOf({ url }: TestServer, outcome: Outcome, username: string, password: string): Person {
  if (outcome.status >= 400) throw new Error(`nobody came in: ${JSON.stringify(outcome.body)}`);
  const { user, token } = outcome.body as Session;
  const caller = { url, token };
  return {
    id: user.id,
    url,
    user,
    username,
    password,
    token,
    cookie: cookieOf(outcome),
    call: (name, input) => call(caller, name, input),
    ask: (name, input) => ask(caller, name, input),
  };
}

/** What a browser would send back. */
export function cookieOf({ headers }: Outcome): string {
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
