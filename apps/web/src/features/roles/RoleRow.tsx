import type { Role } from '@chat-js/protocol/roles.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RoleDot } from '../../ui/RoleDot.tsx';
import { RoleIcon } from '../../ui/RoleIcon.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { RoleMenu } from './RoleMenu.tsx';

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  padding: '4px 6px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
}));

const Name = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  minHeight: 44,
  padding: '0 8px',
  gap: 12,
  justifyContent: 'flex-start',
  textAlign: 'left',
  borderRadius: RADIUS.row,
  font: 'inherit',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& > div': { flex: 1, minWidth: 0, lineHeight: 1.3 },
  '& b': { display: 'block', fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& small': { color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem' },
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
}));

interface RoleRowProps {
  guild_id: string;
  role: Role;
  /** At or above the own highest role: to look at only. */
  locked?: boolean;
  count?: number | undefined;
  onOpen: (role_id: string) => void;
  onStep?: (by: -1 | 1) => void;
  /** By which it is moved. */
  handle?: ReactNode;
}

/** One role of the list: opened by pressing it, with a menu for the rest. */
export function RoleRow({ guild_id, role, locked = false, count, onOpen, onStep, handle }: RoleRowProps) {
  const { t } = useLingui();
  const menu = useContextMenu();
  const { name } = role;
  return (
    <Row onContextMenu={menu.handlers.onContextMenu}>
      {handle}
      <Name onClick={() => onOpen(role.id)}>
        <RoleDot role={role} />
        <div>
          <b>
            {name}
            <RoleIcon role={role} />
          </b>
          <small>
            {role.id === guild_id ? (
              <Trans>What everybody may do</Trans>
            ) : (
              count !== undefined && <Plural value={count} one="# person" other="# people" />
            )}
            {locked && (
              <>
                {count !== undefined && ' · '}
                <Trans>at or above your highest role</Trans>
              </>
            )}
          </small>
        </div>
        {locked && <LockIcon width={18} height={18} />}
      </Name>
      <IconButton aria-label={t`More: ${name}`} aria-haspopup="menu" onClick={(event) => menu.open(event.currentTarget)}>
        <MoreIcon />
      </IconButton>
      {menu.at && <RoleMenu guild_id={guild_id} role={role} locked={locked} anchor={menu.at} onStep={onStep} onClose={menu.close} />}
    </Row>
  );
}
