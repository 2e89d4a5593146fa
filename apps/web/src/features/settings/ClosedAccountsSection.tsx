import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { openDialog, useDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Field } from '../../ui/Field.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { showToast } from '../../ui/Toasts.tsx';

/** For administrators of the installation: who cannot log in any more. */
export function ClosedAccountsSection() {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [loaded, reload] = useLoaded(useCallback(() => call('instance.listBans', {}), [call]));
  const [id, setId] = useState('');
  const asking = useDialog((state) => state.dialog?.name === 'closeAccount');
  const wanted = id.trim();
  const ready = /^\d{15,20}$/.test(wanted);

  useEffect(() => {
    if (!asking) reload();
  }, [asking, reload]);

  async function open(user_id: string, name: string) {
    try {
      await call('instance.unban', { user_id });
      showToast(t`${name} can log in again.`);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    reload();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready) return;
    openDialog('closeAccount', { user_id: wanted });
    setId('');
  }

  return (
    <>
      <p style={{ margin: 0 }}>
        <Trans>
          Whose account is closed is logged out everywhere and cannot log in. Close one in the menu of a person, or here by its ID.
        </Trans>
      </p>
      <form onSubmit={submit}>
        <Field
          label={t`ID of the account`}
          value={id}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setId(event.target.value)}
          end={
            <Button type="submit" size="small" color="error" disabled={!ready}>
              <Trans>Close</Trans>
            </Button>
          }
        />
      </form>
      <Rows
        loaded={loaded}
        onRetry={reload}
        empty={<Trans>No account is closed.</Trans>}
        row={({ user }) => {
          const name = displayName(user);
          return (
            <ListRow key={user.id}>
              <Avatar id={user.id} name={name} src={avatarUrl(user)} size={36} />
              <div>
                {name}
                <small>{user.username}</small>
              </div>
              <Button
                variant="outlined"
                color="inherit"
                size="small"
                aria-label={t`Open again: ${name}`}
                onClick={() => void open(user.id, name)}
              >
                <Trans>Open again</Trans>
              </Button>
            </ListRow>
          );
        }}
      />
    </>
  );
}
