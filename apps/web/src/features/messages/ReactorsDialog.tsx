import type { Id } from '@chat-js/protocol/ids.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { ReactionFace } from './ReactionFace.tsx';
import { emojiPath } from './use-react.ts';

const Tabs = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  '& button': { minWidth: 48, borderRadius: 10 },
  '& button[aria-selected=true]': { background: theme.vars?.palette.tokens.accentSoft },
}));
const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  minHeight: 132,
  '& li': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 44 },
  '& li > span + span': { flex: 1, overflowWrap: 'anywhere' },
});

const PAGE = 100;

/** Who reacted to a message, emoji by emoji. */
export function ReactorsDialog({ channel_id, message_id, onClose }: { channel_id: Id; message_id: Id; onClose: () => void }) {
  const { t } = useLingui();
  const message = useClientState((state) => state.windows[channel_id]?.messages.find(({ id }) => id === message_id));
  const [chosen, setChosen] = useState<string>();
  const reactions = message?.reactions ?? [];
  const shown = reactions.find(({ emoji }) => emojiPath(emoji) === chosen) ?? reactions[0];
  const key = shown && emojiPath(shown.emoji);
  return (
    <AppDialog title={<Trans>Reactions</Trans>} onClose={onClose}>
      <Tabs role="tablist" aria-label={t`Emoji`}>
        {reactions.map(({ emoji, count }) => (
          <Button
            key={emojiPath(emoji)}
            variant="text"
            color="inherit"
            role="tab"
            aria-selected={emojiPath(emoji) === key}
            onClick={() => setChosen(emojiPath(emoji))}
          >
            <ReactionFace emoji={emoji} />
            &nbsp;{count}
          </Button>
        ))}
      </Tabs>
      {shown ? (
        <Reactors key={`${key} ${shown.count}`} channel_id={channel_id} message_id={message_id} emoji={shown.emoji} />
      ) : (
        <Trans>Nobody reacts any more.</Trans>
      )}
    </AppDialog>
  );
}

function Reactors({ channel_id, message_id, emoji }: { channel_id: Id; message_id: Id; emoji: PartialEmoji }) {
  const { call } = useClient();
  const [people, setPeople] = useState<User[]>([]);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [loading, setLoading] = useState(true);
  const emoji_name = emojiPath(emoji);

  const load = useCallback(
    async (after?: Id) => {
      setLoading(true);
      setProblem(undefined);
      try {
        const page = await call('reactions.list', { channel_id, message_id, emoji_name, limit: PAGE, after });
        setPeople((before) => [...before, ...page]);
        setMore(page.length === PAGE);
      } catch (error) {
        setProblem(error);
      } finally {
        setLoading(false);
      }
    },
    [call, channel_id, message_id, emoji_name],
  );
  useEffect(() => {
    void load();
  }, [load]);

  const loadMore = () => void load(people.at(-1)?.id);
  return (
    <>
      <List aria-busy={loading}>
        {people.map((person) => (
          <Reactor key={person.id} channel_id={channel_id} message_id={message_id} emoji_name={emoji_name} person={person} />
        ))}
        {loading && people.length === 0 && <LoadingPeople />}
      </List>
      {problem !== undefined && <FailedNotice error={problem} onRetry={loadMore} />}
      {more && problem === undefined && (
        <Button variant="text" loading={loading} onClick={loadMore}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

function LoadingPeople() {
  return [88, 120, 72].map((width) => (
    <li key={width}>
      <Skeleton variant="circular" width={32} height={32} />
      <Skeleton variant="text" width={width} />
    </li>
  ));
}

interface ReactorProps {
  channel_id: Id;
  message_id: Id;
  emoji_name: string;
  person: User;
}

function Reactor({ channel_id, message_id, emoji_name, person }: ReactorProps) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const member = useClientState((state) => state.members[guild_id]?.[person.id]);
  const me = useClientState((state) => state.me?.id);
  const moderates = useMay('MANAGE_MESSAGES', guild_id, channel_id);
  const name = displayName(person, member);

  async function remove() {
    try {
      await call('reactions.removeOf', { channel_id, message_id, emoji_name, user_id: person.id });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  return (
    <li>
      <Avatar id={person.id} name={name} src={avatarUrl(person)} size={32} />
      <span>{name}</span>
      {(moderates || person.id === me) && (
        <Button variant="text" color="inherit" onClick={() => void remove()}>
          <Trans>Take away</Trans>
        </Button>
      )}
    </li>
  );
}
