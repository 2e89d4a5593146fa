import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import MessageIcon from '@material-symbols/svg-400/rounded/chat_bubble.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover, { type PopoverActions } from '@mui/material/Popover';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Suspense, useRef } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { openDialog, type Point } from '../../lib/dialogs.ts';
import { lazyPart } from '../../lib/lazy-part.ts';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useStatusWords } from '../../ui/use-status-words.ts';
import { useOpenConversation } from '../direct-messages/use-open-conversation.ts';
import { RoleChips } from './RoleChips.tsx';
import { StatusText } from './StatusText.tsx';
import { TimeOutLine } from './TimeOutLine.tsx';
import type { Person } from './use-people.ts';
import { useProfile } from './use-profile.ts';

const FriendPart = lazyPart(async () => (await import('./FriendPart.tsx')).FriendPart, 'later');

const Card = styled('div')(({ theme }) => ({
  width: 280,
  padding: 18,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  '& h2': { margin: 0, fontSize: '1.125rem', fontWeight: 650, overflowWrap: 'anywhere' },
  '& p': { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '& h2 ~ small': { display: 'block' },
  '& small > img': { verticalAlign: 'text-bottom' },
  '& small + small': { marginTop: 6, fontSize: '0.875rem', color: theme.vars?.palette.tokens.text, overflowWrap: 'anywhere' },
  '& small': { color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem' },
}));

const Top = styled('div')({ display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between' });

const AT_THE_TOP = { vertical: 'top', horizontal: 'left' } as const;
const TO_THE_LEFT = { vertical: 'top', horizontal: 'right' } as const;

interface ProfileCardProps {
  guild_id: string;
  person: Person;
  anchor: HTMLElement | Point;
  onClose: () => void;
}

export function ProfileCard({ guild_id, person, anchor, onClose }: ProfileCardProps) {
  const { t, i18n } = useLingui();
  const { user, name } = person;
  // It may change while the card is open.
  const seen = useClientState((state) => state.online[guild_id]?.[user.id]) ?? person.seen;
  const words = useStatusWords();
  const status = seen?.status ?? 'offline';
  // Given or taken while the card is open.
  const roles = useClientState((state) => state.members[guild_id]?.[user.id]?.roles) ?? person.roles;
  const { bio, joined_at } = useProfile(guild_id, user.id);
  const isMe = useClientState((state) => state.me?.id === user.id);
  const openConversation = useOpenConversation();
  const day = (time: number | string) => i18n.date(new Date(time), { dateStyle: 'long' });
  // Where the card stands, once more when it has grown.
  const stands = useRef<PopoverActions>(null);
  const place =
    anchor instanceof HTMLElement
      ? { anchorEl: anchor, anchorOrigin: AT_THE_TOP, transformOrigin: TO_THE_LEFT }
      : { anchorReference: 'anchorPosition' as const, anchorPosition: anchor };

  function more(button: HTMLElement) {
    const { bottom: top, left } = button.getBoundingClientRect();
    onClose();
    openDialog('memberMenu', { guild_id, user_id: user.id, at: { top, left } });
  }

  return (
    <Popover
      open
      {...place}
      action={stands}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': 'profile-name',
          sx: { borderRadius: `${RADIUS.card}px`, border: 1, borderColor: 'tokens.line', boxShadow: 'var(--c-palette-tokens-shadow)' },
        },
      }}
    >
      <Card tabIndex={-1}>
        <Top>
          <Avatar id={user.id} name={name} src={avatarUrl(user)} size={72} status={status} surface="raised" />
          <IconButton aria-label={t`More about ${name}`} aria-haspopup="menu" onClick={(event) => more(event.currentTarget)}>
            <MoreIcon />
          </IconButton>
        </Top>
        <div>
          <h2 id="profile-name">{name}</h2>
          <small>
            {user.username} · {words[status]}
          </small>
          <StatusText seen={seen} />
        </div>
        <Suspense fallback={isMe ? null : <Skeleton variant="rounded" height={32} />}>
          <FriendPart guild_id={guild_id} user_id={user.id} onShown={() => stands.current?.updatePosition()} onClose={onClose} />
        </Suspense>
        <TimeOutLine guild_id={guild_id} user_id={user.id} />
        <RoleChips guild_id={guild_id} held={roles} />
        {bio === undefined ? <Skeleton variant="text" /> : bio !== '' && <p>{bio}</p>}
        <small>
          <Trans>Account since {day(snowflakeTime(user.id))}</Trans>
          {joined_at !== undefined && (
            <>
              <br />
              <Trans>Here since {day(joined_at)}</Trans>
            </>
          )}
        </small>
        {!isMe && (
          <Button
            variant="outlined"
            startIcon={<MessageIcon />}
            onClick={() => {
              onClose();
              void openConversation([user.id]);
            }}
          >
            <Trans>Message</Trans>
          </Button>
        )}
        {!isMe && guild_id !== '' && guild_id !== NO_GUILD && (
          <Button
            variant="text"
            size="small"
            color="inherit"
            sx={{ alignSelf: 'flex-start', marginLeft: '-8px' }}
            onClick={() => {
              onClose();
              openDialog('report', { guild_id, user_id: user.id });
            }}
          >
            <Trans>Report…</Trans>
          </Button>
        )}
      </Card>
    </Popover>
  );
}
