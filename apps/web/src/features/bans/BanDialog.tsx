import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { usePerson } from '../../lib/use-person.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { useDeed } from '../members/use-deed.ts';
import { DeletionField, DurationField } from './BanTerms.tsx';
import { banSeconds, type Unit } from './ban-terms.ts';

export function BanDialog({ guild_id, user_id, onClose }: DialogProps['ban'] & { onClose: () => void }) {
  const { t } = useLingui();
  const { call } = useClient();
  const { name } = usePerson(guild_id, user_id);
  const { act } = useDeed(guild_id);
  const [deleted, setDeleted] = useState(0);
  const [term, setTerm] = useState<{ unit: Unit; count: string }>({ unit: 'ever', count: '7' });
  const ban_duration_seconds = banSeconds(term.unit, term.count);

  function ban(reason: string | undefined) {
    const work = () => call('bans.create', { guild_id, user_id, delete_message_seconds: deleted, ban_duration_seconds, reason });
    return act({ work, said: t`${name} is banned.` });
  }

  return (
    <DeedDialog
      title={<Trans>Ban {name}?</Trans>}
      confirm={<Trans>Ban</Trans>}
      danger
      disabled={ban_duration_seconds === undefined}
      onClose={onClose}
      onAct={ban}
    >
      <div>
        <Trans>They lose the server at once, on all their devices, and no invite lets them back in.</Trans>
      </div>
      <DeletionField value={deleted} onChange={setDeleted} />
      <DurationField {...term} wrong={ban_duration_seconds === undefined} onChange={(unit, count) => setTerm({ unit, count })} />
    </DeedDialog>
  );
}
