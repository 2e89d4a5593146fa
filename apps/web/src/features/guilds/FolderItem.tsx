import { hasNews, sumMentions } from '@chat-js/client/unread.ts';
import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';
import { useLingui } from '@lingui/react/macro';
import FolderIcon from '@material-symbols/svg-400/rounded/folder_open.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { hexOf } from '../../lib/color-text.ts';
import { openDialog } from '../../lib/dialogs.ts';
import { guildIconUrl } from '../../lib/media.ts';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { railMark, railPlace } from '../../ui/rail.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { toggleFolder } from './open-folders.ts';
import { useFolderName } from './use-folder-name.ts';

const Head = styled(ButtonBase)(railPlace, railMark);

const Square = styled('span')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto auto',
  placeContent: 'center',
  gap: 3,
  width: 46,
  height: 46,
  borderRadius: 'inherit',
  color: 'var(--folder)',
  background: `color-mix(in srgb, var(--folder) 22%, ${theme.vars?.palette.tokens.raised})`,
  '&[data-open=true]': { background: 'none', gridTemplateColumns: 'auto' },
}));

/** How many servers fit into its picture. */
const SHOWN = 4;

interface FolderItemProps {
  folder: GuildFolder;
  open: boolean;
  /** The server that is open in the page. */
  current: string | undefined;
}

/** The head of a folder in the rail. Closed it says what its servers say together. */
export function FolderItem({ folder, open, current }: FolderItemProps) {
  const { t } = useLingui();
  const { id, guild_ids, color } = folder;
  const name = useFolderName(folder);
  const icons = useClientState(({ guilds }) => guild_ids.slice(0, SHOWN).flatMap((guild_id) => guilds[guild_id] ?? []));
  const unread = useClientState((state) => guild_ids.some((guild_id) => guild_id !== current && hasNews(state, guild_id))) && !open;
  const sum = useClientState((state) => sumMentions(state, ({ guild_id }) => guild_ids.includes(guild_id)));
  const mentions = open ? 0 : sum;
  const { at, close, handlers } = useContextMenu({ touch: 'release' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (at === null) return;
    openDialog('folderMenu', { folder_id: id, at });
    close();
  }, [at]);
  const title = t`Folder ${name}`;
  const kind = unread ? t`${title}, new messages` : title;
  return (
    <Head
      title={name}
      aria-expanded={open}
      data-unread={unread}
      data-current={!open && current !== undefined && guild_ids.includes(current)}
      style={{ '--folder': color === null ? 'var(--mui-palette-tokens-muted)' : hexOf(color) } as object}
      // The click that ends a drag is none.
      onClick={(event) => event.defaultPrevented || toggleFolder(`${id}`)}
      {...handlers}
    >
      <Square aria-hidden data-open={open}>
        {open ? (
          <FolderIcon width={26} height={26} />
        ) : (
          icons.map((guild) => <GuildIcon key={guild.id} id={guild.id} name={guild.name} src={guildIconUrl(guild)} size={17} />)
        )}
      </Square>
      <MentionBadge count={mentions} />
      <VisuallyHidden>{mentions > 0 ? t`${kind}, mentions: ${mentions}` : kind}</VisuallyHidden>
    </Head>
  );
}
