import type { Emoji } from '@chat-js/protocol/emojis.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { RowList } from '../../ui/Rows.tsx';
import { SubTitle } from '../../ui/SubTitle.tsx';
import { AddEmojis } from './AddEmojis.tsx';
import { DeleteEmojiDialog } from './DeleteEmojiDialog.tsx';
import { EmojiRow } from './EmojiRow.tsx';
import { useGuildEmojis } from './use-guild-emojis.ts';

/** The emoji of a server: all of them for who manages them; who may only add some changes their own. */
export function EmojisSection({ guild_id }: { guild_id: string }) {
  const { emojis, problem, reload } = useGuildEmojis(guild_id);
  const mayAdd = useMay('CREATE_GUILD_EXPRESSIONS', guild_id);
  const mayManage = useMay('MANAGE_GUILD_EXPRESSIONS', guild_id);
  const me = useClientState((state) => state.me?.id);
  const [deleting, setDeleting] = useState<Emoji>();
  const [chosen, setChosen] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const [still, moving] = [emojis.filter(({ animated }) => !animated), emojis.filter(({ animated }) => animated)];
  const [stillCount, movingCount] = [still.length, moving.length];
  const { emojis: stillMax, animatedEmojis: movingMax } = LIMITS;

  // The row goes when the event comes, before or after the dialog, and the focus with the later of them.
  const isGone = chosen !== undefined && !emojis.some(({ id }) => id === chosen);
  useEffect(() => {
    if (isGone && !deleting && document.activeElement === document.body) button.current?.focus();
  }, [isGone, deleting]);

  function startDeleting(emoji: Emoji) {
    setDeleting(emoji);
    setChosen(emoji.id);
  }

  const list = (title: ReactNode, some: readonly Emoji[]) => (
    <>
      <SubTitle>{title}</SubTitle>
      <RowList>
        {some.map((emoji) => (
          <EmojiRow
            key={emoji.id}
            guild_id={guild_id}
            emoji={emoji}
            mayChange={mayManage || (mayAdd && emoji.user !== undefined && emoji.user.id === me)}
            onDelete={() => startDeleting(emoji)}
          />
        ))}
      </RowList>
    </>
  );

  return (
    <>
      {mayAdd && <AddEmojis guild_id={guild_id} button={button} />}
      {problem !== undefined && <FailedNotice error={problem} onRetry={reload} />}
      {list(
        <Trans>
          Emoji — {stillCount} of {stillMax}
        </Trans>,
        still,
      )}
      {list(
        <Trans>
          Animated — {movingCount} of {movingMax}
        </Trans>,
        moving,
      )}
      {deleting && <DeleteEmojiDialog guild_id={guild_id} emoji={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}
