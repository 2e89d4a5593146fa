import type { AuthSession } from '@chat-js/protocol/auth.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ComputerIcon from '@material-symbols/svg-400/rounded/computer.svg?react';
import PhoneIcon from '@material-symbols/svg-400/rounded/mobile.svg?react';
import Button from '@mui/material/Button';
import { useCallback } from 'react';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { showToast } from '../../ui/Toasts.tsx';

/** Where one is logged in. */
export function SessionsSection() {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [loaded, reload] = useLoaded(useCallback(() => call('auth.listSessions', {}), [call]));
  const others = loaded.status === 'ready' && loaded.value.some((session) => !session.current);

  async function end(work: Promise<unknown>, done: string) {
    try {
      await work;
      showToast(done);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    reload();
  }

  return (
    <>
      <Rows
        loaded={loaded}
        onRetry={reload}
        empty={<Trans>You are logged in nowhere else.</Trans>}
        row={(session) => (
          <SessionRow
            key={session.id}
            session={session}
            onEnd={() => void end(call('auth.endSession', { session_id: session.id }), t`That device is logged out.`)}
          />
        )}
      />
      {others && (
        <Button
          color="error"
          variant="outlined"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => void end(call('auth.endOtherSessions', {}), t`All other devices are logged out.`)}
        >
          <Trans>Log out everywhere else</Trans>
        </Button>
      )}
    </>
  );
}

function SessionRow({ session, onEnd }: { session: AuthSession; onEnd: () => void }) {
  const { t, i18n } = useLingui();
  const { browser, os, mobile } = session.device;
  const device = [browser, os].filter((part) => part !== null).join(', ') || t`Unknown device`;
  const used = i18n.date(new Date(session.last_used_at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ListRow>
      {mobile ? <PhoneIcon width={24} height={24} /> : <ComputerIcon width={24} height={24} />}
      <div>
        {device}
        <small>
          {session.place} · {session.current ? <Trans>this device</Trans> : <Trans>last used {used}</Trans>}
        </small>
      </div>
      {!session.current && (
        <Button variant="outlined" color="inherit" size="small" aria-label={t`Log out there: ${device}`} onClick={onEnd}>
          <Trans>Log out there</Trans>
        </Button>
      )}
    </ListRow>
  );
}
