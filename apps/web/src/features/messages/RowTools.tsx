import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import ReactIcon from '@material-symbols/svg-400/rounded/add_reaction.svg?react';
import PublishIcon from '@material-symbols/svg-400/rounded/campaign.svg?react';
import EditIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import AnswerIcon from '@material-symbols/svg-400/rounded/reply.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { useMay, useMayChange } from '../../lib/permissions.ts';
import { isEditable, startEdit } from './composing.ts';
import { useFavourites } from './favourites.ts';
import { ReactionFace } from './ReactionFace.tsx';
import { useMessageActs } from './use-message-acts.ts';
import { usePublish } from './use-publish.ts';
import { emojiPath } from './use-react.ts';

const Place = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: -14,
  right: 16,
  zIndex: 1,
  display: 'flex',
  borderRadius: 8,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised2,
  '& button': { width: 32, height: 32, borderRadius: 8, fontSize: '1rem' },
  // A long press opens the same in a menu.
  '@media (hover: none)': { display: 'none' },
}));

interface RowToolsProps {
  guild_id: Id;
  message: Message;
  /** Opens all reactions that there are. */
  onReact: () => void;
  onMore: (element: HTMLElement) => void;
}

/** What stands beside a message while the pointer or the focus is on it. */
export function RowTools({ guild_id, message, onReact, onMore }: RowToolsProps) {
  const { t } = useLingui();
  const favourites = useFavourites(2);
  const { react, answer } = useMessageActs(guild_id, message);
  const editable = useClientState((state) => isEditable(state, message));
  const mayReact = useMayChange('ADD_REACTIONS', guild_id, message.channel_id);
  const publish = usePublish(guild_id, message);
  const mayWrite = useMay('SEND_MESSAGES', guild_id, message.channel_id);
  return (
    <Place role="toolbar" aria-label={t`With this message`}>
      {mayReact &&
        favourites.map((emoji) => (
          <Tool key={emojiPath(emoji)} label={t`React with ${emoji.name ?? ''}`} onPress={() => react(emoji)}>
            <ReactionFace emoji={emoji} />
          </Tool>
        ))}
      {mayReact && (
        <Tool label={t`Another reaction`} onPress={onReact} opens="dialog">
          <ReactIcon />
        </Tool>
      )}
      {mayWrite && (
        <Tool label={t`Answer`} onPress={answer}>
          <AnswerIcon />
        </Tool>
      )}
      {editable && mayWrite && (
        <Tool label={t`Edit`} onPress={() => startEdit(message.id)}>
          <EditIcon />
        </Tool>
      )}
      {publish && (
        <Tool label={t`Publish`} onPress={publish}>
          <PublishIcon />
        </Tool>
      )}
      <Tool label={t`More`} onPress={onMore} opens="menu">
        <MoreIcon />
      </Tool>
    </Place>
  );
}

interface ToolProps {
  label: string;
  onPress: (element: HTMLElement) => void;
  opens?: 'menu' | 'dialog';
  children: ReactNode;
}

function Tool({ label, onPress, opens, children }: ToolProps) {
  return (
    <IconButton
      aria-label={label}
      title={label}
      aria-haspopup={opens}
      // The row is one stop for the keyboard; its own keys do the same.
      tabIndex={-1}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {children}
    </IconButton>
  );
}
