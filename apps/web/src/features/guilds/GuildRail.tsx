import { isGuildUnread } from '@chat-js/client/unread.ts';
import { useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { listGuildIds } from '../../lib/guilds.ts';
import { lazyPart } from '../../lib/lazy-part.ts';
import { guildIconUrl } from '../../lib/media.ts';
import { paths } from '../../lib/paths.ts';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { RADIUS, SIZE } from '../../ui/theme/tokens.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const CreateGuildDialog = lazyPart(async () => (await import('./CreateGuildDialog.tsx')).CreateGuildDialog, 'later');

const Rail = styled('nav')(({ theme }) => ({
  width: SIZE.rail,
  flex: 'none',
  overflowY: 'auto',
  scrollbarWidth: 'none',
  padding: '10px 0',
  background: theme.vars?.palette.tokens.rail,
  '@media (max-width: 767px)': { width: SIZE.railPhone },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 8 },
}));

const Item = styled(Link)(({ theme }) => ({
  display: 'block',
  position: 'relative',
  borderRadius: RADIUS.guild,
  textDecoration: 'none',
  touchAction: 'manipulation',
  WebkitTouchCallout: 'none',
  '&::before': {
    content: '""',
    position: 'absolute',
    left: -13,
    top: '50%',
    width: 5,
    height: 0,
    transform: 'translateY(-50%)',
    borderRadius: '0 4px 4px 0',
    background: theme.vars?.palette.tokens.text,
    transition: 'height 140ms',
  },
  '&:hover::before': { height: 18 },
  '&[data-unread=true]::before': { height: 9 },
  '&[aria-current=page]::before': { height: 34 },
}));

const Add = styled(ButtonBase)(({ theme }) => ({
  width: 46,
  height: 46,
  borderRadius: RADIUS.guild,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.accent,
  '&:hover': { background: theme.vars?.palette.tokens.accent, color: theme.vars?.palette.tokens.onAccent },
}));

/** All servers of the person, at the left edge; `above`: what stands before them. */
export function GuildRail({ current, above }: { current?: string | undefined; above: ReactNode }) {
  const { t } = useLingui();
  const ids = useClientState(listGuildIds);
  const [creating, setCreating] = useState(false);
  return (
    <Rail data-region aria-label={t`Servers`}>
      <ul>
        <li>{above}</li>
        {ids.map((id) => (
          <li key={id}>
            <RailItem id={id} current={id === current} />
          </li>
        ))}
        <li>
          <Add aria-label={t`Create a server`} title={t`Create a server`} onClick={() => setCreating(true)}>
            <AddIcon width={24} height={24} />
          </Add>
        </li>
      </ul>
      {creating && (
        <Suspense>
          <CreateGuildDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </Rail>
  );
}

function RailItem({ id, current }: { id: string; current: boolean }) {
  const { t } = useLingui();
  const guild = useClientState((state) => state.guilds[id]);
  const unread = useClientState((state) => isGuildUnread(state, id)) && !current;
  const { at, close, handlers } = useContextMenu();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (at === null) return;
    openDialog('guildMenu', { guild_id: id, at });
    close();
  }, [at]);
  if (guild === undefined) return null;
  const { name } = guild;
  return (
    <Item
      href={paths.guild(id)}
      title={name}
      aria-current={current ? 'page' : undefined}
      data-unread={unread}
      draggable={false}
      {...handlers}
    >
      <GuildIcon id={id} name={name} src={guildIconUrl(guild)} />
      <VisuallyHidden>{unread ? t`${name}, new messages` : name}</VisuallyHidden>
    </Item>
  );
}
