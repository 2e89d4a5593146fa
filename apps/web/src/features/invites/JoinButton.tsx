import type { Invite } from '@chat-js/protocol/invites.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { session } from '../../lib/session.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';

/** For who is logged in already. */
export function JoinButton({ invite }: { invite: Invite }) {
  const { i18n } = useLingui();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function join() {
    setBusy(true);
    try {
      await session.rest.call('invites.accept', { code: invite.code });
      navigate(paths.channel(invite.guild_id, invite.channel.id), { replace: true });
    } catch (error) {
      setProblem(describeProblem(error, i18n));
      setBusy(false);
    }
  }

  return (
    <>
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <Button onClick={() => void join()} loading={busy} autoFocus>
        <Trans>Join</Trans>
      </Button>
    </>
  );
}
