import { GROUP } from '@chat-js/client/direct-messages.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import AddIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import type { MenuPoint } from '../../ui/use-context-menu.ts';
import { ConversationIcon } from './ConversationIcon.tsx';
import { ConversationMenu } from './ConversationMenu.tsx';
import type { Conversation } from './use-conversations.ts';

const Who = styled(ButtonBase)(({ theme }) => ({
  maxWidth: '100%',
  height: 40,
  padding: '0 8px',
  gap: 10,
  borderRadius: 8,
  font: 'inherit',
  textAlign: 'left',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '& > span:last-of-type': { minWidth: 0 },
  '& b, & small': { display: 'block', fontWeight: 'inherit', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& small': {
    fontWeight: 400,
    fontSize: '0.75rem',
    lineHeight: 1.2,
    color: theme.vars?.palette.tokens.muted,
  },
}));

interface ConversationHeaderProps {
  conversation: Conversation;
  /** What other features do in it. */
  tools?: ReactNode;
}

/** With whom one talks, and what there is to look at in the conversation. */
export function ConversationHeader({ conversation, tools }: ConversationHeaderProps) {
  const { t } = useLingui();
  const { channel, entry } = conversation;
  const { id: channel_id, name } = channel;
  const [other] = entry.recipient_ids;
  const username = useClientState((state) => state.users[other ?? '']?.username);
  const [menu, setMenu] = useState<MenuPoint | null>(null);
  const isGroup = entry.type === GROUP;
  const count = entry.recipient_ids.length + 1;

  function openWho(button: HTMLElement) {
    const { bottom: top, left } = button.getBoundingClientRect();
    if (isGroup) openDialog('groupPeople', { channel_id });
    else if (other !== undefined) openDialog('profile', { guild_id: NO_GUILD, user_id: other, at: { top, left } });
  }

  return (
    <>
      <h1 style={{ maxWidth: 'none', minWidth: 0 }}>
        <Who
          aria-haspopup="dialog"
          title={isGroup ? t`${name}: who is here` : t`Profile of ${name}`}
          onClick={(event) => openWho(event.currentTarget)}
        >
          <ConversationIcon conversation={conversation} size={28} surface="chat" />
          <span>
            <b>{name}</b>{' '}
            <small>{isGroup ? <Plural value={count} one="# person" other="# people" /> : username !== name && username}</small>
          </span>
        </Who>
      </h1>
      <p />
      {tools}
      {isGroup && (
        <IconButton aria-label={t`Add people`} title={t`Add people`} onClick={() => openDialog('newConversation', { channel_id })}>
          <AddIcon />
        </IconButton>
      )}
      <IconButton aria-label={t`Pinned messages`} title={t`Pinned messages`} onClick={() => openDialog('pins', { channel_id })}>
        <PinIcon />
      </IconButton>
      <IconButton
        aria-label={t`More about ${name}`}
        title={t`More`}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        onClick={({ currentTarget }) => {
          const { bottom: top, left } = currentTarget.getBoundingClientRect();
          setMenu({ top, left });
        }}
      >
        <MoreIcon />
      </IconButton>
      {menu && <ConversationMenu conversation={conversation} anchor={menu} onClose={() => setMenu(null)} />}
    </>
  );
}

const Box = styled('div')(({ theme }) => ({
  margin: '0 16px 2px',
  '& h2': {
    margin: '10px 0 2px',
    fontSize: '1.25rem',
    fontWeight: 650,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& p': { margin: 0, color: theme.vars?.palette.tokens.secondary },
}));

/** Where the conversation begins. */
export function ConversationStart({ conversation }: { conversation: Conversation }) {
  const { channel, entry } = conversation;
  const { name } = channel;
  return (
    <Box>
      <ConversationIcon conversation={conversation} size={64} surface="chat" />
      <h2>{name}</h2>
      <p>
        {entry.type === GROUP ? (
          <Trans>The group begins here. Only those in it read what is written.</Trans>
        ) : (
          <Trans>Your conversation with {name} begins here. Nobody else reads it.</Trans>
        )}
      </p>
    </Box>
  );
}
