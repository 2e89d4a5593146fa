import { BLOCKED, INCOMING, OUTGOING } from '@chat-js/client/relationships.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AcceptIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import DeclineIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { usePersonMenu } from '../members/use-person-menu.ts';
import type { Listed } from './list-friends.ts';
import { useFriendActs } from './use-friend-acts.ts';

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 60,
  paddingRight: 8,
  borderRadius: 8,
  '&:hover, &:focus-within': { background: theme.vars?.palette.tokens.hover },
  '& > div': { display: 'flex', gap: 4, flex: 'none' },
}));

const Who = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  minHeight: 60,
  padding: '0 12px',
  gap: 12,
  justifyContent: 'flex-start',
  borderRadius: 8,
  font: 'inherit',
  textAlign: 'left',
  '& > span:last-of-type': { minWidth: 0, lineHeight: 1.3 },
  '& b, & small': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& b': { fontWeight: 600 },
  '& small': { fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted },
  '&:focus-visible': { outlineOffset: -2 },
}));

/** Somebody in a list: a press opens their card, the buttons do what is most likely. */
export function FriendRow({ one: { user, name, type, seen } }: { one: Listed }) {
  const { t } = useLingui();
  const acts = useFriendActs(user.id);
  // As a server knows them that both are in; outside of all they are known by their name alone.
  const guild_id = useClientState((state) => Object.keys(state.members).find((id) => state.members[id]?.[user.id]) ?? '');
  const menu = usePersonMenu(guild_id, user.id);

  function placeOf({ currentTarget }: MouseEvent<HTMLElement>) {
    const { bottom: top, left } = currentTarget.getBoundingClientRect();
    return { guild_id, user_id: user.id, at: { top, left } };
  }
  const note =
    type === INCOMING
      ? t`wants to be friends`
      : type === OUTGOING
        ? t`has not answered yet`
        : user.username === name
          ? null
          : user.username;

  return (
    <Row {...menu}>
      <Who aria-haspopup="dialog" onClick={(event) => openDialog('profile', placeOf(event))}>
        <Avatar id={user.id} name={name} src={avatarUrl(user)} size={40} surface="chat" status={seen?.status} />
        <span>
          <b>{name}</b>
          {note !== null && <small>{note}</small>}
        </span>
      </Who>
      <div>
        {type === INCOMING && (
          <>
            <IconButton
              aria-label={t`Accept the request of ${name}`}
              title={t`Accept the request`}
              color="primary"
              onClick={() => void acts.accept()}
            >
              <AcceptIcon />
            </IconButton>
            <IconButton aria-label={t`Decline the request of ${name}`} title={t`Decline the request`} onClick={() => void acts.decline()}>
              <DeclineIcon />
            </IconButton>
          </>
        )}
        {type === OUTGOING && (
          <IconButton aria-label={t`Withdraw the request to ${name}`} title={t`Withdraw the request`} onClick={() => void acts.withdraw()}>
            <DeclineIcon />
          </IconButton>
        )}
        {type === BLOCKED && (
          <Button variant="outlined" size="small" aria-label={t`Unblock ${name}`} onClick={() => void acts.unblock()}>
            <Trans>Unblock</Trans>
          </Button>
        )}
        <IconButton aria-label={t`More about ${name}`} aria-haspopup="menu" onClick={(event) => openDialog('memberMenu', placeOf(event))}>
          <MoreIcon />
        </IconButton>
      </div>
    </Row>
  );
}
