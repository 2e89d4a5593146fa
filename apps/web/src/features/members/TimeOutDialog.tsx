import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { DialogProps } from '../../lib/dialogs.ts';
import { shortMoment } from '../../lib/moments.ts';
import { usePerson } from '../../lib/use-person.ts';
import { useTimeOut } from '../../lib/use-time-out.ts';
import { Choices } from '../../ui/Choices.tsx';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TIME_OUTS } from './time-outs.ts';
import { useMemberActs } from './use-member-acts.ts';

export function TimeOutDialog({ guild_id, user_id, onClose }: DialogProps['timeOut'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { name } = usePerson(guild_id, user_id);
  const { timeOut } = useMemberActs(guild_id, user_id);
  const [seconds, setSeconds] = useState('600');
  const end = useTimeOut(guild_id, user_id);
  const until = end !== null && shortMoment(i18n, end);
  return (
    <DeedDialog
      title={<Trans>Time-out for {name}</Trans>}
      confirm={<Trans>Give a time-out</Trans>}
      danger
      onClose={onClose}
      onAct={(reason) => timeOut(Number(seconds), reason)}
    >
      <div>
        <Trans>They can read, and nothing else: no messages, no reactions, no voice.</Trans>{' '}
        {until && <Trans>The one they have lasts until {until}; the new one takes its place.</Trans>}
      </div>
      <Choices
        label={t`How long`}
        columns={2}
        value={seconds}
        onChange={setSeconds}
        choices={TIME_OUTS.map((choice) => ({ value: String(choice.seconds), label: i18n._(choice.label) }))}
      />
    </DeedDialog>
  );
}
