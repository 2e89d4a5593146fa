import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { CheckRow } from '../../ui/CheckRow.tsx';
import { Field } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useAcquaintances } from './use-acquaintances.ts';
import { useOpenConversation } from './use-open-conversation.ts';

// One height whatever is found: nothing jumps while one types.
const Found = styled('div')(({ theme }) => ({
  height: 'min(300px, 40dvh)',
  overflowY: 'auto',
  margin: '0 -12px',
  '& > p': { margin: '8px 12px', color: theme.vars?.palette.tokens.secondary },
  '& label > span': { display: 'flex', alignItems: 'center', gap: 10 },
  '& label > span > small': { marginLeft: 'auto' },
}));

/** More than anybody reads through: whoever is not among them is found by more letters. */
const OFFERED = 100;

/** Chooses whom to write to: one person, or several for a group; or more people for a group that is there. */
export function NewConversationDialog({ channel_id, onClose }: DialogProps['newConversation'] & { onClose: () => void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { call } = useClient();
  const open = useOpenConversation();
  const inside = useClientState((state) => state.direct[channel_id ?? '']?.recipient_ids) ?? [];
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly Id[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const word = query.trim().toLowerCase();
  const people = useAcquaintances().filter(
    ({ user, name }) => !inside.includes(user.id) && [name, user.username].some((text) => text.toLowerCase().includes(word)),
  );
  const room = LIMITS.directPeople - 1 - inside.length - chosen.length;

  async function submit() {
    if (chosen.length === 0 || busy) return;
    setBusy(true);
    try {
      if (channel_id === undefined) await open(chosen);
      else for (const user_id of chosen) await call('directMessages.addRecipient', { channel_id, user_id });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={channel_id === undefined ? <Trans>Write to somebody</Trans> : <Trans>Add people</Trans>}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      actions={
        <Button type="submit" disabled={chosen.length === 0} loading={busy}>
          {channel_id !== undefined ? <Trans>Add</Trans> : chosen.length > 1 ? <Trans>Begin a group</Trans> : <Trans>Open</Trans>}
        </Button>
      }
    >
      <Field
        label={t`Find somebody by name`}
        help={
          channel_id === undefined ? (
            <Trans>Choose several for a group of up to ten.</Trans>
          ) : (
            <Trans>Up to ten people are in a group.</Trans>
          )
        }
        type="search"
        value={query}
        autoFocus
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
      />
      <Found role="group" aria-label={t`People`}>
        {people.slice(0, OFFERED).map(({ user, name }) => (
          <CheckRow
            key={user.id}
            checked={chosen.includes(user.id)}
            onChange={(checked) => {
              if (!checked) setChosen(chosen.filter((id) => id !== user.id));
              else if (room > 0) setChosen([...chosen, user.id]);
            }}
          >
            <Avatar id={user.id} name={name} src={avatarUrl(user)} size={28} />
            {name}
            {name !== user.username && <small>{user.username}</small>}
          </CheckRow>
        ))}
        {people.length === 0 && (
          <p role="status">
            {word === '' ? <Trans>Here are the people with whom you share a server.</Trans> : <Trans>Nobody is called that.</Trans>}
          </p>
        )}
      </Found>
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
    </AppDialog>
  );
}
