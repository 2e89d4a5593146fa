import type { Emoji } from '@chat-js/protocol/emojis.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useClient, useClientState } from '../../lib/client.tsx';
import { emojiUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { ListRow } from '../../ui/Rows.tsx';
import { EmojiName } from './EmojiName.tsx';

const Picture = styled('img')({ flex: 'none', width: 40, height: 40, objectFit: 'contain' });

const Row = styled(ListRow)({ flexWrap: 'nowrap', '& > div': { flex: '1 1 0' } });

interface EmojiRowProps {
  guild_id: string;
  emoji: Emoji;
  mayChange: boolean;
  onDelete: () => void;
}

/** An emoji: how it looks, what it is called, and who added it. */
export function EmojiRow({ guild_id, emoji, mayChange, onDelete }: EmojiRowProps) {
  const { t } = useLingui();
  const { call } = useClient();
  const { id, name, user } = emoji;
  const member = useClientState((state) => (user ? state.members[guild_id]?.[user.id] : undefined));
  const who = user && displayName(user, member);
  return (
    <Row>
      <Picture src={emojiUrl(emoji)} alt="" loading="lazy" />
      <div>
        {mayChange ? (
          <EmojiName name={name} apply={(wanted) => call('emojis.update', { guild_id, emoji_id: id, name: wanted })} />
        ) : (
          <b>{name}</b>
        )}
        <small>{who === undefined ? '\u00a0' : <Trans>added by {who}</Trans>}</small>
      </div>
      {mayChange && (
        <IconButton color="error" aria-label={t`Delete ${name}`} title={t`Delete ${name}`} onClick={onDelete}>
          <DeleteIcon />
        </IconButton>
      )}
    </Row>
  );
}
