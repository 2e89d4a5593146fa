import type { SetupResult } from '@chat-js/protocol/instance.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useLocation } from 'wouter';
import { inviteUrl } from '../../lib/media.ts';
import { paths } from '../../lib/paths.ts';
import { enter, refreshInstance } from '../../lib/session.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { QrCode } from '../../ui/QrCode.tsx';

const Center = styled('div')({ display: 'flex', justifyContent: 'center' });

/** The server is there: now people are missing. */
export function SetupDone({ result }: { result: SetupResult }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const link = inviteUrl(result.invite.code);

  async function start() {
    await refreshInstance();
    enter(result);
    navigate(paths.channel(result.guild.id, result.channel_id), { replace: true });
  }

  return (
    <>
      <PageTitle>
        <Trans>“{result.guild.name}” is ready</Trans>
      </PageTitle>
      <p style={{ margin: 0 }}>
        <Trans>Whoever opens this link is in with a name and a password. Send it, or let people point their phone at it.</Trans>
      </p>
      <CopyField value={link} label={t`Invite link`} />
      <Center>
        <QrCode value={link} label={t`QR code of the invite link`} />
      </Center>
      <Button onClick={() => void start()} autoFocus>
        <Trans>Open the chat</Trans>
      </Button>
    </>
  );
}
