import type { Invite } from '@chat-js/protocol/invites.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { avatarUrl, guildIconUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';

const Card = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 8,
  textAlign: 'center',
  '& p': { margin: 0, color: theme.vars?.palette.tokens.secondary, overflowWrap: 'anywhere' },
}));

const People = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  fontSize: '0.875rem',
  color: theme.vars?.palette.tokens.secondary,
  fontVariantNumeric: 'tabular-nums',
}));

const Faces = styled('div')(({ theme }) => ({
  display: 'flex',
  '& > *': { boxShadow: `0 0 0 3px ${theme.vars?.palette.tokens.chat}` },
  '& > * + *': { marginLeft: -7 },
}));

const OnlineDot = styled('span')(({ theme }) => ({
  display: 'inline-block',
  width: 8,
  height: 8,
  borderRadius: 4,
  marginRight: 6,
  background: theme.vars?.palette.tokens.online,
}));

/** What one is invited to: the server, and who is there right now. */
export function InviteCard({ invite }: { invite: Invite }) {
  const { guild, inviter, faces = [], approximate_presence_count: online = 0, approximate_member_count: members = 0 } = invite;
  return (
    <Card>
      <GuildIcon id={guild.id} name={guild.name} src={guildIconUrl(guild)} size={76} />
      <p>
        <Trans>{displayName(inviter)} invites you to</Trans>
      </p>
      <PageTitle>{guild.name}</PageTitle>
      {guild.description && <p>{guild.description}</p>}
      <People>
        {faces.length > 0 && (
          <Faces>
            {faces.map((face) => (
              <Avatar key={face.id} id={face.id} name={displayName(face)} src={avatarUrl(face)} size={26} />
            ))}
          </Faces>
        )}
        <span>
          {online > 0 && (
            <>
              <OnlineDot />
              <Plural value={online} one="# online" other="# online" /> ·{' '}
            </>
          )}
          <Plural value={members} one="# member" other="# members" />
        </span>
      </People>
    </Card>
  );
}
