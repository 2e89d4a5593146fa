import type { Id } from '@chat-js/protocol/ids.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useCallback, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { PeopleList, type PeoplePage } from '../../ui/PeopleList.tsx';
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
  const { i18n } = useLingui();
  const { call } = useClient();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const me = useClientState((state) => state.me?.id);
  const moderates = useMay('MANAGE_MESSAGES', guild_id, channel_id);
  const emoji_name = emojiPath(emoji);
  const load = useCallback(
    (page: PeoplePage) => call('reactions.list', { channel_id, message_id, emoji_name, ...page }),
    [call, channel_id, message_id, emoji_name],
  );

  async function remove(user_id: Id) {
    try {
      await call('reactions.removeOf', { channel_id, message_id, emoji_name, user_id });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  return (
    <PeopleList
      guild_id={guild_id}
      load={load}
      beside={(user_id) =>
        (moderates || user_id === me) && (
          <Button variant="text" color="inherit" onClick={() => void remove(user_id)}>
            <Trans>Take away</Trans>
          </Button>
        )
      }
    />
  );
}
