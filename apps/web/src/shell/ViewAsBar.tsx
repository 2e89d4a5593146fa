import { Trans, useLingui } from '@lingui/react/macro';
import ViewIcon from '@material-symbols/svg-400/rounded/visibility.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useClientState } from '../lib/client.tsx';
import { type ViewAs, viewAs } from '../lib/view-as.ts';
import { RoleChip } from '../ui/RoleChip.tsx';

const Bar = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  flexWrap: 'wrap',
  gap: '4px 10px',
  padding: '6px 12px',
  fontSize: '0.875rem',
  background: theme.vars?.palette.tokens.accentSoft,
  borderBottom: `1px solid ${theme.vars?.palette.tokens.accent}`,
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.accent },
  '& > span': { minWidth: 0 },
}));

/** Says that the page shows a server through a role, and stops it; leaving the server stops it too. */
export function ViewAsBar({ view }: { view: ViewAs }) {
  const { t } = useLingui();
  const [path] = useLocation();
  const role = useClientState((state) => state.guilds[view.guild_id]?.roles.find(({ id }) => id === view.role_id));
  const here = path.includes(`/${view.guild_id}`);
  const over = role === undefined || !here;

  useEffect(() => {
    if (over) viewAs(null);
  }, [over]);

  if (!role) return null;
  return (
    <Bar role="status" aria-label={t`Seen through a role`}>
      <ViewIcon />
      <span>
        <Trans>
          You see the server as <RoleChip role={role} />
        </Trans>
      </span>
      <Button size="small" onClick={() => viewAs(null)}>
        <Trans>Stop</Trans>
      </Button>
    </Bar>
  );
}
