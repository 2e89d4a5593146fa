import type { Session as Credentials } from '@chat-js/protocol/instance.ts';
import type { GetToken } from './connection.ts';
import { CallError } from './errors.ts';
import { createRest } from './rest.ts';

/** Tokens are renewed this long before they end, in ms. */
const EARLY = 60_000;

/** Where a session lives, and who hears of its end. */
export interface SessionOptions {
  /** Where the server is; '' means where the page came from. */
  url: string;
  /** The session ended: by logging out here or elsewhere, or because it was too old. */
  onEnd?: () => void;
}

/** What `createSession` answers. */
export type Session = ReturnType<typeof createSession>;

/** Who is logged in on this device: the access token, in memory only, and its renewal by the HttpOnly cookie. */
export function createSession({ url, onEnd }: SessionOptions) {
  let token: string | null = null;
  let endsAt = 0;
  let renewing: Promise<string | null> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const getToken: GetToken = ({ force }) =>
    !force && token !== null && Date.now() < endsAt - EARLY / 2 ? Promise.resolve(token) : renew();
  const rest = createRest({ url, getToken });

  function start(credentials: Pick<Credentials, 'token' | 'expires_in'>): string {
    token = credentials.token;
    endsAt = Date.now() + credentials.expires_in * 1000;
    clearTimeout(timer);
    // A failure here is met again, and told, by whoever needs the token next.
    timer = setTimeout(() => void renew().catch(() => undefined), Math.max(1000, endsAt - Date.now() - EARLY));
    return token;
  }

  function end() {
    clearTimeout(timer);
    token = null;
    endsAt = 0;
    onEnd?.();
  }

  function renew(): Promise<string | null> {
    renewing ??= alone(async () => {
      try {
        return start(await rest.call('auth.refresh', {}));
      } catch (error) {
        if (!(error instanceof CallError) || error.status !== 401) throw error;
        end();
        return null;
      }
    }).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  return {
    getToken,
    rest,
    /** Takes what login, registration or set-up answered. */
    start: (credentials: Pick<Credentials, 'token' | 'expires_in'>) => void start(credentials),
    /** Continues the session of the cookie; false when there is none. Throws CallError when the server does not answer. */
    resume: async () => (await getToken({ force: false })) !== null,
    async logout() {
      await rest.call('auth.logout', {});
      end();
    },
    /** Stops renewing; the session itself goes on. */
    close: () => clearTimeout(timer),
  };
}

/** Tabs share the cookie, and a refresh token used twice ends the session: one tab at a time. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  return navigator.locks.request('chat-js.refresh', work);
}
