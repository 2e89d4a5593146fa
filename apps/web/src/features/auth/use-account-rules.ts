import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';

/** What a new account must keep to, told before the server has to. Each answers a sentence when something is wrong. */
export function useAccountRules() {
  const { t } = useLingui();
  const { username, password } = LIMITS;
  return {
    username(value: string): string | undefined {
      const name = value.trim();
      if (name === '') return t`How shall people call you?`;
      const fits = name.length >= username.min && name.length <= username.max && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(name);
      return fits ? undefined : t`2 to 32 letters, digits, dots, dashes and underscores; the first a letter or a digit.`;
    },
    password(value: string): string | undefined {
      if (value === '') return t`Choose a password.`;
      return value.length >= password.min ? undefined : t`At least ${password.min} characters.`;
    },
  };
}
