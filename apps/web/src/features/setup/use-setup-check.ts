import { useEffect, useState } from 'react';
import { session } from '../../lib/session.ts';

export type SetupCheck = 'loading' | 'valid' | { error: unknown };

/** Whether a setup link still works. */
export function useSetupCheck(setup_token: string): [SetupCheck, retry: () => void] {
  const [state, setState] = useState<SetupCheck>('loading');
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let current = true;
    setState('loading');
    // An empty token is refused as a wrong field; to the person it is a link that does not work.
    session.rest.call('setup.check', { setup_token: setup_token || '-' }).then(
      () => current && setState('valid'),
      (error: unknown) => current && setState({ error }),
    );
    return () => {
      current = false;
    };
  }, [setup_token, attempt]);
  return [state, () => setAttempt(attempt + 1)];
}
