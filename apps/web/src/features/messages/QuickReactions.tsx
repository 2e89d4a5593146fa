import type { Message } from '@chat-js/protocol/messages.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/add_reaction.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useFavourites } from './favourites.ts';
import { ReactionFace } from './ReactionFace.tsx';
import { emojiPath } from './use-react.ts';

const Row = styled('li')({ display: 'flex', justifyContent: 'space-between', padding: '2px 6px 6px' });

const Choice = styled(MenuItem)(({ theme }) => ({
  minWidth: 40,
  minHeight: 40,
  justifyContent: 'center',
  padding: 0,
  borderRadius: 10,
  fontSize: '1.25rem',
  '&[aria-checked=true]': { background: theme.vars?.palette.tokens.accentSoft },
  '@media (pointer: coarse)': { minWidth: 44, minHeight: 44 },
}));

interface QuickReactionsProps {
  message: Message;
  onPick: (emoji: PartialEmoji) => void;
  /** Opens all that there are. */
  onMore: () => void;
}

/** The first row of a message's menu: one press reacts. */
export function QuickReactions({ message, onPick, onMore }: QuickReactionsProps) {
  const { t } = useLingui();
  const favourites = useFavourites(5);
  const isMine = (wanted: PartialEmoji) =>
    message.reactions?.some(({ emoji, me }) => me && emojiPath(emoji) === emojiPath(wanted)) ?? false;
  return (
    <Row role="group" aria-label={t`React`}>
      {favourites.map((emoji) => (
        <Choice
          key={emojiPath(emoji)}
          role="menuitemcheckbox"
          aria-checked={isMine(emoji)}
          aria-label={t`React with ${emoji.name ?? ''}`}
          onClick={() => onPick(emoji)}
        >
          <ReactionFace emoji={emoji} />
        </Choice>
      ))}
      <Choice aria-label={t`Another reaction`} title={t`Another reaction`} onClick={onMore}>
        <MoreIcon />
      </Choice>
    </Row>
  );
}
