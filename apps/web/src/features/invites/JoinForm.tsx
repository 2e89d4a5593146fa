import type { Invite } from '@chat-js/protocol/invites.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../lib/paths.ts';
import { CredentialFields } from '../../ui/CredentialFields.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { type AccountMode, useAccountForm } from '../auth/use-account-form.ts';

const Form = styled('form')({ display: 'flex', flexDirection: 'column', gap: 14 });

/** A name and a password, and one is in the channel. */
export function JoinForm({ invite }: { invite: Invite }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [mode, setMode] = useState<AccountMode>('register');
  const form = useAccountForm({
    mode,
    invite: invite.code,
    onEntered: () => navigate(paths.channel(invite.guild_id, invite.channel.id), { replace: true }),
  });
  const registering = mode === 'register';

  function toggle() {
    setMode(registering ? 'login' : 'register');
    form.clear();
  }

  return (
    <Form onSubmit={(event) => void form.submit(event)} noValidate>
      <CredentialFields
        registering={registering}
        errors={form.errors}
        nameHelp={registering ? t`In any language. Others will see it.` : undefined}
        passwordHelp={registering ? t`At least 8 characters. No e-mail needed.` : undefined}
      />
      {form.problem && <ErrorNotice>{form.problem}</ErrorNotice>}
      <Button type="submit" loading={form.busy}>
        {registering ? <Trans>Join</Trans> : <Trans>Log in and join</Trans>}
      </Button>
      <Button variant="text" color="inherit" onClick={toggle}>
        {registering ? <Trans>I already have an account</Trans> : <Trans>I am new here</Trans>}
      </Button>
    </Form>
  );
}
