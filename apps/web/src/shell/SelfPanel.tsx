import { Trans, useLingui } from '@lingui/react/macro';
import SettingsIcon from '@material-symbols/svg-400/rounded/settings.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../lib/client.tsx';
import { avatarUrl } from '../lib/media.ts';
import { displayName } from '../lib/names.ts';
import { paths } from '../lib/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { SIZE } from '../ui/theme/tokens.ts';

const Panel = styled('section')(({ theme }) => ({
  minHeight: SIZE.self,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 9,
  padding: '0 10px',
  borderTop: `1px solid ${theme.vars?.palette.tokens.line}`,
  paddingBottom: 'env(safe-area-inset-bottom)',
}));

const Name = styled('div')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  lineHeight: 1.25,
  fontSize: '0.875rem',
  fontWeight: 600,
  '& > *': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& small': { fontWeight: 400, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted },
}));

/** Oneself, at the bottom left. */
export function SelfPanel() {
  const { t } = useLingui();
  const me = useClientState((state) => state.me);
  const online = useClientState((state) => state.status === 'online');
  if (me === null) return null;
  const name = displayName(me);
  return (
    <Panel aria-label={t`You`}>
      <Avatar id={me.id} name={name} src={avatarUrl(me)} size={34} online={online} />
      <Name>
        <span>{name}</span>
        <small>{!online ? <Trans>no connection</Trans> : name === me.username ? <Trans>online</Trans> : me.username}</small>
      </Name>
      <IconButton component={Link} href={paths.settings()} aria-label={t`Settings`} title={t`Settings`}>
        <SettingsIcon />
      </IconButton>
    </Panel>
  );
}
