import { Trans } from '@lingui/react/macro';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { avatarUrl } from '../../lib/media.ts';
import { roleLook } from '../../lib/member-color.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { NameSign } from '../../ui/NameSign.tsx';
import { TimeOutMark } from './TimeOutMark.tsx';
import type { Person } from './use-people.ts';
import { usePersonMenu } from './use-person-menu.ts';

const MemberStatus = lazyPart(async () => (await import('./MemberStatus.tsx')).MemberStatus, 'later');

const Row = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  height: 44,
  padding: '0 8px',
  gap: 10,
  justifyContent: 'flex-start',
  borderRadius: 8,
  font: 'inherit',
  fontWeight: 550,
  textAlign: 'left',
  color: theme.vars?.palette.tokens.text,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  // The list cuts off what stands out.
  '&:focus-visible': { outlineOffset: -2 },
  '&[data-online=false]': { color: theme.vars?.palette.tokens.muted },
  '& > div': { minWidth: 0, lineHeight: 1.25 },
  '& > div > *': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& img': { verticalAlign: 'text-bottom' },
  '& small': { fontWeight: 400, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted },
}));

interface MemberRowProps {
  guild_id: string;
  person: Person;
  onOpen: (anchor: HTMLElement) => void;
}

export function MemberRow({ guild_id, person, onOpen }: MemberRowProps) {
  const { user, name, seen, roles } = person;
  const look = useClientState((state) => roleLook(state.guilds[guild_id]?.roles ?? [], roles));
  const voice = useClientState((state) => state.channels[state.voice[guild_id]?.[user.id]?.channel_id ?? '']?.name);
  const menu = usePersonMenu(guild_id, user.id);
  return (
    <Row data-online={seen !== undefined} aria-haspopup="dialog" onClick={(event) => onOpen(event.currentTarget)} {...menu}>
      <Avatar id={user.id} name={name} src={avatarUrl(user)} status={seen?.status} dim={!seen} />
      <div>
        <span>
          <MemberName name={name} look={look} quiet={!seen} />
          <NameSign guild_id={guild_id} user_id={user.id} />
        </span>
        {voice === undefined ? (
          seen &&
          (seen.status !== 'online' || seen.activities.length > 0) && (
            <Suspense>
              <MemberStatus seen={seen} />
            </Suspense>
          )
        ) : (
          <small>
            <Trans>in voice: {voice}</Trans>
          </small>
        )}
      </div>
      <TimeOutMark guild_id={guild_id} user_id={user.id} />
    </Row>
  );
}
