import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Popover from '@mui/material/Popover';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { RoleChips } from './RoleChips.tsx';
import type { Person } from './use-people.ts';
import { useProfile } from './use-profile.ts';

const Card = styled('div')(({ theme }) => ({
  width: 280,
  padding: 18,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  '& h2': { margin: 0, fontSize: '1.125rem', fontWeight: 650, overflowWrap: 'anywhere' },
  '& p': { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '& small': { color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem' },
}));

interface ProfileCardProps {
  guild_id: string;
  person: Person;
  anchor: HTMLElement;
  onClose: () => void;
}

export function ProfileCard({ guild_id, person, anchor, onClose }: ProfileCardProps) {
  const { i18n } = useLingui();
  const { user, name, online } = person;
  // Given or taken while the card is open.
  const roles = useClientState((state) => state.members[guild_id]?.[user.id]?.roles) ?? person.roles;
  const { bio, joined_at } = useProfile(guild_id, user.id);
  const day = (time: number | string) => i18n.date(new Date(time), { dateStyle: 'long' });
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': 'profile-name',
          sx: { borderRadius: `${RADIUS.card}px`, border: 1, borderColor: 'tokens.line', boxShadow: 'var(--c-palette-tokens-shadow)' },
        },
      }}
    >
      <Card tabIndex={-1}>
        <Avatar id={user.id} name={name} src={avatarUrl(user)} size={72} online={online} surface="raised" />
        <div>
          <h2 id="profile-name">{name}</h2>
          <small>{user.username}</small>
        </div>
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
      </Card>
    </Popover>
  );
}
