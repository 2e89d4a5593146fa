import { Trans, useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { memo } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { highestFirst } from '../../lib/member-color.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Tick } from '../../ui/Checks.tsx';
import { ListRow } from '../../ui/Rows.tsx';
import type { TableRow } from './member-rows.ts';
import { TimeOutLine } from './TimeOutLine.tsx';
import { usePersonMenu } from './use-person-menu.ts';

const Row = styled(ListRow)(({ theme }) => ({
  flexWrap: 'nowrap',
  gap: 10,
  '&[data-chosen=true]': {
    background: theme.vars?.palette.tokens.accentSoft,
    '& small': { color: theme.vars?.palette.tokens.secondary },
  },
  '& > input': { '@media (pointer: coarse)': { width: 24, height: 24 } },
}));

const Roles = styled('span')(({ theme }) => ({ color: theme.vars?.palette.tokens.secondary }));

interface MemberTableRowProps {
  guild_id: string;
  row: TableRow;
  chosen: boolean;
  /** Absent for whom one may do nothing to. */
  onChoose: ((on: boolean) => void) | undefined;
}

/** One member: who, with which roles, since when, and their menu. */
export const MemberTableRow = memo(function MemberTableRow({ guild_id, row, chosen, onChoose }: MemberTableRowProps) {
  const { t, i18n } = useLingui();
  const { user, member, name } = row;
  const menu = usePersonMenu(guild_id, user.id);
  const owner = useClientState((state) => state.guilds[guild_id]?.owner_id === user.id);
  const roles = useClientState((state) => (state.guilds[guild_id]?.roles ?? []).filter(({ id }) => member.roles.includes(id)));
  const held = highestFirst(roles).map((role) => role.name);
  const since = i18n.date(new Date(member.joined_at), { dateStyle: 'medium' });
  return (
    <Row data-chosen={chosen} {...menu}>
      <Tick
        type="checkbox"
        aria-label={t`Choose ${name}`}
        checked={chosen}
        disabled={!onChoose}
        onChange={(event) => onChoose?.(event.target.checked)}
      />
      <Avatar id={user.id} name={name} src={avatarUrl(user)} size={36} />
      <div>
        {name} {name !== user.username && <Roles>{user.username}</Roles>}
        <small>
          {[...(owner ? [t`owner`] : []), ...held].map((word) => `${word} · `)}
          <Trans>here since {since}</Trans>
        </small>
        <TimeOutLine guild_id={guild_id} user_id={user.id} />
      </div>
      <IconButton
        aria-label={t`More about ${name}`}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => {
          const { bottom: top, left } = currentTarget.getBoundingClientRect();
          openDialog('memberMenu', { guild_id, user_id: user.id, at: { top, left } });
        }}
      >
        <MoreIcon />
      </IconButton>
    </Row>
  );
});
