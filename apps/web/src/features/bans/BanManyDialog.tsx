import { Plural, Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { displayName } from '../../lib/names.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { DeletionField } from './BanTerms.tsx';
import { useBanMany } from './use-ban-many.ts';
import { useBanWords } from './use-ban-words.ts';

const Names = styled('p')(({ theme }) => ({
  margin: 0,
  maxHeight: 96,
  overflowY: 'auto',
  color: theme.vars?.palette.tokens.secondary,
  overflowWrap: 'anywhere',
}));

/** Bans those who were chosen. */
export function BanManyDialog({ guild_id, user_ids, onClose }: DialogProps['banMany'] & { onClose: () => void }) {
  const banMany = useBanMany(guild_id);
  const tell = useBanWords();
  const [deleted, setDeleted] = useState(0);
  const names = useClientState((state) =>
    user_ids.map((id) => {
      const user = state.users[id];
      return user ? displayName(user, state.members[guild_id]?.[id]) : id;
    }),
  );
  return (
    <DeedDialog
      title={<Plural value={user_ids.length} one="Ban # person?" other="Ban # people?" />}
      confirm={<Trans>Ban</Trans>}
      danger
      onClose={onClose}
      onAct={async (reason) => tell(await banMany({ user_ids, delete_message_seconds: deleted, reason }))}
    >
      <Names>{names.join(', ')}</Names>
      <DeletionField value={deleted} onChange={setDeleted} />
    </DeedDialog>
  );
}
