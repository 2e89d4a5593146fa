import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import RemoveIcon from '@material-symbols/svg-400/rounded/person_remove.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { type Conversation, statusOf, useConversation } from './use-conversations.ts';

const Rows = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& li': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 48 },
  '& li > p': { flex: 1, minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted },
}));

export function GroupPeopleDialog({ channel_id, onClose }: DialogProps['groupPeople'] & { onClose: () => void }) {
  const conversation = useConversation(channel_id);
  return conversation ? <People conversation={conversation} onClose={onClose} /> : null;
}

/** Who is in a group: its owner takes others out, everybody adds some. */
function People({ conversation: { channel, entry }, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { call } = useClient();
  const [problem, setProblem] = useState<unknown>();
  const me = useClientState((state) => state.me?.id) ?? '';
  const { users, online } = useClientState(({ users, online }) => ({ users, online }));
  const { id: channel_id, name } = channel;

  async function takeOut(user_id: Id) {
    setProblem(undefined);
    await call('directMessages.removeRecipient', { channel_id, user_id }).catch(setProblem);
  }

  return (
    <AppDialog
      title={<Trans>Who is in “{name}”</Trans>}
      onClose={onClose}
      actions={
        entry.recipient_ids.length + 1 < LIMITS.directPeople && (
          <Button startIcon={<AddIcon />} onClick={() => openDialog('newConversation', { channel_id })}>
            <Trans>Add people</Trans>
          </Button>
        )
      }
    >
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
      <Rows aria-label={t`In this group`}>
        {[me, ...entry.recipient_ids].map((user_id) => {
          const user = users[user_id];
          const called = user ? displayName(user) : t`Someone`;
          return (
            <li key={user_id}>
              <Avatar
                id={user_id}
                name={called}
                src={user ? avatarUrl(user) : null}
                size={32}
                status={statusOf({ online }, user_id)}
                surface="raised"
              />
              <p>
                {called}
                {user_id === entry.owner_id && (
                  <small>
                    <Trans>Owner of the group</Trans>
                  </small>
                )}
              </p>
              {user_id === me && (
                <Button variant="text" onClick={() => openDialog('leaveGroup', { channel_id })}>
                  <Trans>Leave</Trans>
                </Button>
              )}
              {user_id !== me && entry.owner_id === me && (
                <IconButton aria-label={t`Take ${called} out`} title={t`Take ${called} out`} onClick={() => void takeOut(user_id)}>
                  <RemoveIcon />
                </IconButton>
              )}
            </li>
          );
        })}
      </Rows>
    </AppDialog>
  );
}
