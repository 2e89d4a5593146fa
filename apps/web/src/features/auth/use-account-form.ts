import type { Session as Credentials } from '@chat-js/protocol/instance.ts';
import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { toWireLocale } from '../../lib/i18n.ts';
import { showProblem } from '../../lib/problems.ts';
import { enter, session } from '../../lib/session.ts';
import { useAccountRules } from './use-account-rules.ts';

export type AccountMode = 'login' | 'register';

type Errors = Partial<Record<'username' | 'password', string>>;

interface AccountFormOptions {
  mode: AccountMode;
  /** The code of an invite: registering also joins its guild, logging in joins it afterwards. */
  invite?: string;
  /** The person is logged in, and in the guild of the invite. */
  onEntered: (credentials: Credentials) => void;
}

/**
 * A name and a password: what both login and registration ask for. Two fields of a plain form, because
 * react-hook-form would be a tenth of what a visitor downloads.
 */
export function useAccountForm({ mode, invite, onEntered }: AccountFormOptions) {
  const { t, i18n } = useLingui();
  const rules = useAccountRules();
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  function check(username: string, password: string): Errors {
    if (mode === 'register') return { username: rules.username(username), password: rules.password(password) };
    return {
      username: username.trim() === '' ? t`Enter your name.` : undefined,
      password: password === '' ? t`Enter your password.` : undefined,
    };
  }

  async function send(username: string, password: string) {
    const credentials =
      mode === 'login'
        ? await session.rest.call('auth.login', { login: username.trim(), password })
        : await session.rest.call('auth.register', { username, password, invite, locale: toWireLocale(i18n.locale) });
    // The invite is accepted before the chat opens: it would come up without the new guild.
    session.start(credentials);
    if (mode === 'login' && invite !== undefined) await session.rest.call('invites.accept', { code: invite });
    return credentials;
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [username, password] = [String(data.get('username')), String(data.get('password'))];
    let found = check(username, password);
    setProblem(undefined);
    if (!found.username && !found.password) {
      setBusy(true);
      try {
        const credentials = await send(username, password);
        enter(credentials);
        return onEntered(credentials);
      } catch (error) {
        found = {};
        const show = (field: keyof Errors, { message }: { message: string }) => {
          found = { ...found, [field]: message };
        };
        setProblem(showProblem(error, i18n, show, ['username', 'password']));
        setBusy(false);
      }
    }
    setErrors(found);
    const wrong = form.elements.namedItem(found.username ? 'username' : 'password');
    if (wrong instanceof HTMLInputElement) wrong.focus();
  }

  function clear() {
    setErrors({});
    setProblem(undefined);
  }

  return { errors, problem, busy, submit, clear };
}
