import { CallError } from '@chat-js/client/errors.ts';
import type { GuildTemplate } from '@chat-js/protocol/guilds.ts';
import type { RegistrationMode, SetupResult } from '@chat-js/protocol/instance.ts';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toWireLocale } from '../../lib/i18n.ts';
import { showProblem } from '../../lib/problems.ts';
import { session } from '../../lib/session.ts';

export interface SetupValues {
  username: string;
  password: string;
  guild_name: string;
  template: Exclude<GuildTemplate, 'empty'>;
  registration: RegistrationMode;
}

interface SetupFormOptions {
  token: string;
  onDone: (result: SetupResult) => void;
  onExpired: () => void;
}

export type SetupStep = 'account' | 'server';

export function useSetupForm({ token, onDone, onExpired }: SetupFormOptions) {
  const { i18n } = useLingui();
  const [step, setStep] = useState<SetupStep>('account');
  const [problem, setProblem] = useState<string>();
  const form = useForm<SetupValues>({
    defaultValues: { username: '', password: '', guild_name: '', template: 'community', registration: 'invite' },
  });

  async function complete(values: SetupValues) {
    setProblem(undefined);
    try {
      const result = await session.rest.call('setup.complete', { ...values, setup_token: token, locale: toWireLocale(i18n.locale) });
      // The rest of the page learns of it when the person enters: first they take the invite link along.
      session.start(result);
      onDone(result);
    } catch (error) {
      if (error instanceof CallError && error.code === 700007) return onExpired();
      setProblem(showProblem(error, i18n, form.setError, ['guild_name', 'username', 'password']));
      if (error instanceof CallError && (error.errors?.['username'] || error.errors?.['password'])) setStep('account');
    }
  }

  return {
    form,
    step,
    setStep,
    problem,
    submit: form.handleSubmit((values) => (step === 'account' ? setStep('server') : complete(values))),
  };
}
