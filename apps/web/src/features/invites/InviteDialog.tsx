import { Trans, useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { inviteUrl } from '../../lib/media.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { useNewInvite } from './use-new-invite.ts';

const Pair = styled('div')({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(190px, 1fr))', gap: 12 });
const Center = styled('div')({ display: 'flex', justifyContent: 'center' });

/** A link is there as soon as the dialog is open; other terms make another link. */
export function InviteDialog({ channel_id, onClose }: { channel_id: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const guild = useClientState((state) => state.guilds[state.channels[channel_id]?.guild_id ?? '']?.name ?? '');
  const [max_age, setMaxAge] = useState(604_800);
  const [max_uses, setMaxUses] = useState(0);
  const [invite, problem] = useNewInvite({ channel_id, max_age, max_uses });
  const link = invite && inviteUrl(invite.code);

  return (
    <AppDialog title={<Trans>Invite to “{guild}”</Trans>} onClose={onClose}>
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
      {link ? <CopyField value={link} label={t`Invite link`} /> : <Skeleton variant="rounded" height={48} />}
      <Pair>
        <SelectField
          label={t`Works for`}
          value={max_age}
          onChange={setMaxAge}
          options={[
            { value: 3600, label: t`1 hour` },
            { value: 86_400, label: t`1 day` },
            { value: 604_800, label: t`7 days` },
            { value: 0, label: t`Always` },
          ]}
        />
        <SelectField
          label={t`How often`}
          value={max_uses}
          onChange={setMaxUses}
          options={[
            { value: 0, label: t`Without limit` },
            { value: 1, label: t`Once` },
            { value: 10, label: t`10 times` },
            { value: 100, label: t`100 times` },
          ]}
        />
      </Pair>
      <Center>
        {link ? <QrCode value={link} label={t`QR code of the invite link`} /> : <Skeleton variant="rounded" width={168} height={168} />}
      </Center>
    </AppDialog>
  );
}
