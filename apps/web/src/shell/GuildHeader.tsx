import { useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg?react';
import HideIcon from '@material-symbols/svg-400/rounded/left_panel_close.svg?react';
import InviteIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import { useClientState } from '../lib/client.tsx';
import { entryChannel } from '../lib/guilds.ts';
import { useLayout, usePhone } from '../lib/layout.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { useMay } from '../lib/permissions.ts';
import { SIZE } from '../ui/theme/tokens.ts';

const GuildMenu = lazyPart(async () => (await import('./GuildMenu.tsx')).GuildMenu, 'later');
const OpenReportsBadge = lazyPart(async () => (await import('../features/reports/OpenReportsBadge.tsx')).OpenReportsBadge, 'later');
const InviteDialog = lazyPart(async () => (await import('../features/invites/InviteDialog.tsx')).InviteDialog, 'later');

const Head = styled('div')(({ theme }) => ({
  height: SIZE.header,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  padding: '0 8px',
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
}));

const Name = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  height: 36,
  padding: '0 8px',
  justifyContent: 'flex-start',
  gap: 4,
  borderRadius: 8,
  font: 'inherit',
  fontWeight: 650,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& h2': { margin: 0, font: 'inherit', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
}));

/** The server's name; pressing it opens everything one can do with the server. */
export function GuildHeader({ guild_id }: { guild_id: string }) {
  const { t } = useLingui();
  const name = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  const channel_id = useClientState((state) => entryChannel(state, guild_id));
  const mayInvite = useMay('CREATE_INSTANT_INVITE', guild_id);
  const mayModerate = useMay('MODERATE_MEMBERS', guild_id);
  const phone = usePhone();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [inviting, setInviting] = useState(false);

  return (
    <Head>
      <Name aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        <h2 id="guild-name">{name}</h2>
        <MoreIcon />
        <Suspense>{mayModerate && <OpenReportsBadge guild_id={guild_id} />}</Suspense>
      </Name>
      {mayInvite && channel_id && (
        <IconButton aria-label={t`Invite people`} title={t`Invite people`} onClick={() => setInviting(true)}>
          <InviteIcon />
        </IconButton>
      )}
      {!phone && (
        <IconButton aria-label={t`Hide channels`} title={t`Hide channels`} onClick={() => useLayout.setState({ channelsShown: false })}>
          <HideIcon />
        </IconButton>
      )}
      <Suspense>
        {anchor && <GuildMenu guild_id={guild_id} anchor={anchor} onClose={() => setAnchor(null)} />}
        {inviting && channel_id && <InviteDialog channel_id={channel_id} onClose={() => setInviting(false)} />}
      </Suspense>
    </Head>
  );
}
