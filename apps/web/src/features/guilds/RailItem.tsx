import { isQuiet } from '@chat-js/client/guild-settings.ts';
import { hasNews, sumMentions } from '@chat-js/client/unread.ts';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { guildIconUrl } from '../../lib/media.ts';
import { paths } from '../../lib/paths.ts';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { railMark, railPlace } from '../../ui/rail.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const Item = styled(Link)(railPlace, railMark);

/** A server in the rail. Where a finger picks it up, its menu waits until the finger lets go. */
export function RailItem({ id, current, draggable = false }: { id: string; current: boolean; draggable?: boolean }) {
  const { t } = useLingui();
  const guild = useClientState((state) => state.guilds[id]);
  const unread = useClientState((state) => hasNews(state, id)) && !current;
  const quiet = useClientState((state) => isQuiet(state, id));
  const mentions = useClientState((state) => sumMentions(state, (channel) => channel.guild_id === id));
  const { at, close, handlers } = useContextMenu({ touch: draggable ? 'release' : 'rest' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (at === null) return;
    openDialog('guildMenu', { guild_id: id, at });
    close();
  }, [at]);
  if (guild === undefined) return null;
  const { name } = guild;
  const kind = unread ? t`${name}, new messages` : name;
  return (
    <Item
      href={paths.guild(id)}
      title={name}
      aria-current={current ? 'page' : undefined}
      data-unread={unread}
      data-muted={quiet}
      draggable={false}
      {...handlers}
    >
      <GuildIcon id={id} name={name} src={guildIconUrl(guild)} />
      <MentionBadge count={mentions} />
      <VisuallyHidden>{mentions > 0 ? t`${kind}, mentions: ${mentions}` : kind}</VisuallyHidden>
    </Item>
  );
}
