import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { Choices } from '../../ui/Choices.tsx';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TIME_OUTS } from './time-outs.ts';
import { useBulkActs } from './use-bulk-acts.ts';

export type BulkKind = 'timeOut' | 'kick';

const CONFIRM: Record<BulkKind, ReactNode> = {
  timeOut: <Trans>Give a time-out</Trans>,
  kick: <Trans>Kick</Trans>,
};

const Names = styled('p')(({ theme }) => ({
  margin: 0,
  maxHeight: 96,
  overflowY: 'auto',
  color: theme.vars?.palette.tokens.secondary,
  overflowWrap: 'anywhere',
}));

interface BulkDialogProps {
  kind: BulkKind;
  guild_id: string;
  user_ids: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

/** Does one thing to many people. */
export function BulkDialog({ kind, guild_id, user_ids, onDone, onClose }: BulkDialogProps) {
  const { t, i18n } = useLingui();
  // They stay those who were chosen when it was opened, also while they go one by one.
  const [those] = useState(user_ids);
  const names = useClientState((state) =>
    those.map((id) => {
      const user = state.users[id];
      return user ? displayName(user, state.members[guild_id]?.[id]) : id;
    }),
  );
  const acts = useBulkActs(guild_id);
  const [seconds, setSeconds] = useState('600');

  async function run(reason: string | undefined) {
    const failed = kind === 'kick' ? await acts.kick(those, reason) : await acts.timeOut(those, Number(seconds), reason);
    if (typeof failed === 'string') return failed;
    if (failed > 0) return t`${plural(failed, { one: 'It did not work with # of them.', other: 'It did not work with # of them.' })}`;
    onDone();
    return undefined;
  }

  return (
    <DeedDialog title={<Title kind={kind} count={those.length} />} confirm={CONFIRM[kind]} danger onClose={onClose} onAct={run}>
      <Names>{names.join(', ')}</Names>
      {kind === 'timeOut' && (
        <Choices
          label={t`How long`}
          columns={2}
          value={seconds}
          onChange={setSeconds}
          choices={TIME_OUTS.map((choice) => ({ value: String(choice.seconds), label: i18n._(choice.label) }))}
        />
      )}
    </DeedDialog>
  );
}

function Title({ kind, count }: { kind: BulkKind; count: number }) {
  if (kind === 'kick') return <Plural value={count} one="Kick # person?" other="Kick # people?" />;
  return <Plural value={count} one="Time-out for # person" other="Time-out for # people" />;
}
