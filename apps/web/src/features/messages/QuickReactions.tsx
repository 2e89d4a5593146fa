import type { Message } from '@chat-js/protocol/messages.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { useLingui } from '@lingui/react/macro';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { FAVOURITES } from './favourites.ts';

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

/** The first row of a message's menu: one press reacts. */
export function QuickReactions({ message, onPick }: { message: Message; onPick: (emoji: PartialEmoji) => void }) {
  const { t } = useLingui();
  const isMine = (name: string) => message.reactions?.some(({ emoji, me }) => me && emoji.id === null && emoji.name === name) ?? false;
  return (
    <Row role="group" aria-label={t`React`}>
      {FAVOURITES.map((name) => (
        <Choice
          key={name}
          role="menuitemcheckbox"
          aria-checked={isMine(name)}
          aria-label={t`React with ${name}`}
          onClick={() => onPick({ id: null, name })}
        >
          {name}
        </Choice>
      ))}
    </Row>
  );
}
