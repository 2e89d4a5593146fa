import type { RegistrationMode } from '@chat-js/protocol/instance.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useCallback, useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { useSession } from '../../lib/session.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useChange } from '../../ui/use-change.ts';

/** For administrators of the installation: who may register, and who waits. */
export function RegistrationsSection() {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const mode = useSession((session) => session.instance?.registration ?? 'invite');
  const { change, problem } = useChange<RegistrationMode>(mode, async (registration) => {
    const instance = await call('instance.update', { registration });
    useSession.setState({ instance });
  });
  const announced = useClientState((state) => state.registrations);
  const [loaded, reload] = useLoaded(useCallback(() => call('registrations.list', {}), [call]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: an announcement makes the list old
  useEffect(reload, [announced]);

  async function decide(name: 'registrations.approve' | 'registrations.refuse', user_id: string) {
    try {
      await call(name, { user_id });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    reload();
  }

  return (
    <>
      <Choices<RegistrationMode>
        label={t`Who may join?`}
        value={mode}
        onChange={(next) => void change(next)}
        choices={[
          { value: 'invite', label: t`People with an invite` },
          { value: 'approval', label: t`Anyone, after you agree` },
          { value: 'open', label: t`Anyone` },
        ]}
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <h2 style={{ margin: 0, fontSize: '0.9375rem', fontWeight: 650 }}>
        <Trans>Waiting to be let in</Trans>
      </h2>
      <Rows
        loaded={loaded}
        onRetry={reload}
        empty={<Trans>Nobody is waiting.</Trans>}
        row={({ user, created_at }) => {
          const name = displayName(user);
          const since = i18n.date(new Date(created_at), { dateStyle: 'medium', timeStyle: 'short' });
          return (
            <ListRow key={user.id}>
              <Avatar id={user.id} name={name} size={36} />
              <div>
                {name}
                <small>
                  <Trans>waiting since {since}</Trans>
                </small>
              </div>
              <Button size="small" aria-label={t`Let in: ${name}`} onClick={() => void decide('registrations.approve', user.id)}>
                <Trans>Let in</Trans>
              </Button>
              <Button
                size="small"
                variant="text"
                color="error"
                aria-label={t`Refuse: ${name}`}
                onClick={() => void decide('registrations.refuse', user.id)}
              >
                <Trans>Refuse</Trans>
              </Button>
            </ListRow>
          );
        }}
      />
    </>
  );
}
