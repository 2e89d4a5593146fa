import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { nextPath } from '../../lib/paths.ts';
import { useSession } from '../../lib/session.ts';
import { CenteredPage } from '../../ui/CenteredPage.tsx';
import { CredentialFields } from '../../ui/CredentialFields.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { type AccountMode, useAccountForm } from './use-account-form.ts';

const Form = styled('form')({ display: 'flex', flexDirection: 'column', gap: 16 });

/** Login and registration in one calm form. */
export function LoginPage() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const search = useSearch();
  const instance = useSession((state) => state.instance);
  const ended = useSession((state) => state.endedElsewhere);
  const [mode, setMode] = useState<AccountMode>('login');
  const form = useAccountForm({ mode, onEntered: () => navigate(nextPath(search), { replace: true }) });
  const registering = mode === 'register';
  const closed = registering && instance?.registration === 'invite';

  return (
    <CenteredPage>
      <PageTitle>{instance?.name ?? 'Chat-JS'}</PageTitle>
      {ended && (
        <p style={{ margin: 0 }} role="status">
          <Trans>You were logged out on this device. Log in to go on.</Trans>
        </p>
      )}
      <Segments
        label={t`Login or registration`}
        value={mode}
        onChange={(next) => {
          setMode(next);
          form.clear();
        }}
        choices={[
          { value: 'login', label: t`Log in` },
          { value: 'register', label: t`Register` },
        ]}
      />
      {closed ? (
        <p style={{ margin: 0 }}>
          <Trans>People join here by invitation. Ask someone who is already there for a link and open it.</Trans>
        </p>
      ) : (
        <Form onSubmit={(event) => void form.submit(event)} noValidate>
          <CredentialFields registering={registering} errors={form.errors} nameLabel={registering ? t`Name` : t`Name or e-mail`} />
          {form.problem && <ErrorNotice>{form.problem}</ErrorNotice>}
          <Button type="submit" loading={form.busy}>
            {registering ? <Trans>Register</Trans> : <Trans>Log in</Trans>}
          </Button>
          {registering && instance?.registration === 'approval' && (
            <small>
              <Trans>An administrator looks at each registration. You will be let in as soon as they agree.</Trans>
            </small>
          )}
        </Form>
      )}
    </CenteredPage>
  );
}
