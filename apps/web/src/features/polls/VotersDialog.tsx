import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';

const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  minHeight: 132,
  '& li': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 44 },
  '& li > span:last-child': { flex: 1, overflowWrap: 'anywhere' },
});

const PAGE = 100;

/** Who voted in a poll, answer by answer. */
export function VotersDialog({ channel_id, message_id, onClose }: DialogProps['voters'] & { onClose: () => void }) {
  const { t } = useLingui();
  const poll = useClientState((state) => state.windows[channel_id]?.messages.find(({ id }) => id === message_id)?.poll);
  const counts = new Map(poll?.results.answer_counts.map(({ id, count }) => [id, count]));
  const [chosen, setChosen] = useState(() => poll?.results.answer_counts.toSorted((a, b) => b.count - a.count)[0]?.id ?? 1);
  const count = counts.get(chosen) ?? 0;
  const options = (poll?.answers ?? []).map(({ answer_id, poll_media }) => ({
    value: answer_id,
    label: `${counts.get(answer_id) ?? 0} · ${poll_media.text}`,
  }));
  return (
    <AppDialog title={<Trans>Who voted</Trans>} onClose={onClose}>
      {poll && <SelectField label={t`Votes for`} value={chosen} options={options} onChange={setChosen} />}
      {count > 0 ? (
        <Voters key={`${chosen} ${count}`} channel_id={channel_id} message_id={message_id} answer_id={chosen} />
      ) : (
        <Trans>Nobody chose this answer.</Trans>
      )}
    </AppDialog>
  );
}

function Voters({ channel_id, message_id, answer_id }: { channel_id: Id; message_id: Id; answer_id: number }) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const [people, setPeople] = useState<User[]>([]);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const load = useCallback(
    async (after?: Id) => {
      try {
        const { users } = await call('polls.listVoters', { channel_id, message_id, answer_id, limit: PAGE, after });
        setPeople((before) => [...before, ...users]);
        setMore(users.length === PAGE);
      } catch (error) {
        setProblem(error);
      }
    },
    [call, channel_id, message_id, answer_id],
  );
  useEffect(() => {
    void load();
  }, [load]);

  return (
    <>
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
      <List>
        {people.map((person) => (
          <Voter key={person.id} channel_id={channel_id} person={person} />
        ))}
      </List>
      {more && (
        <Button variant="text" onClick={() => void load(people.at(-1)?.id)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

function Voter({ channel_id, person }: { channel_id: Id; person: User }) {
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const member = useClientState((state) => state.members[guild_id]?.[person.id]);
  const name = displayName(person, member);
  return (
    <li>
      <Avatar id={person.id} name={name} src={avatarUrl(person)} size={32} />
      <span>{name}</span>
    </li>
  );
}
