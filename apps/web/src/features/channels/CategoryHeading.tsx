import type { State } from '@chat-js/client/state.ts';
import { sumMentions } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import DownIcon from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { RowButton } from './RowButton.tsx';
import { toggleCollapsed, useCollapsed } from './use-collapsed.ts';

const ChannelMenu = lazyPart(async () => (await import('./ChannelMenu.tsx')).ChannelMenu, 'later');
const CreateChannelDialog = lazyPart(async () => (await import('./CreateChannelDialog.tsx')).CreateChannelDialog, 'later');

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  minHeight: 32,
  marginTop: 10,
  color: theme.vars?.palette.tokens.muted,
  '& h3': {
    margin: 0,
    flex: 1,
    minWidth: 0,
    fontSize: '0.75rem',
    fontWeight: 600,
  },
  '& h3 > button': {
    width: '100%',
    minHeight: 32,
    gap: 4,
    padding: '0 6px',
    justifyContent: 'start',
    font: 'inherit',
    borderRadius: 8,
    touchAction: 'manipulation',
    '&:hover': { color: theme.vars?.palette.tokens.text },
    '& > span:first-of-type': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& > svg': { flex: 'none', transition: 'transform 140ms' },
    '&[aria-expanded=false] > svg': { transform: 'rotate(-90deg)' },
  },
  '& > button:first-of-type:not(:last-of-type)': { opacity: 0 },
  '&:hover > button:first-of-type, &:focus-within > button:first-of-type, & > button[aria-expanded=true]': { opacity: '1 !important' },
  '& > button': { width: 28, height: 28 },
  '@media (pointer: coarse)': { '& h3 > button': { minHeight: 44 }, '& > button': { width: 44, height: 44, opacity: '1 !important' } },
}));

/** In the category, or in a thread of a channel there. */
function isIn({ parent_id }: Channel, category_id: Id, { channels }: State): boolean {
  return parent_id === category_id || (parent_id !== null && channels[parent_id]?.parent_id === category_id);
}

export function CategoryHeading({ category, managed }: { category: Channel; managed: boolean }) {
  const { t } = useLingui();
  const menu = useContextMenu({ touch: managed ? 'release' : 'rest' });
  const [creating, setCreating] = useState(false);
  const { name } = category;
  const collapsed = useCollapsed(({ ids }) => ids.includes(category.id));
  const mentions = useClientState((state) => (collapsed ? sumMentions(state, (channel) => isIn(channel, category.id, state)) : 0));
  return (
    <Row {...menu.handlers}>
      <h3>
        {/* The click that ends a drag is none. */}
        <ButtonBase aria-expanded={!collapsed} onClick={(event) => event.defaultPrevented || toggleCollapsed(category.id)}>
          <DownIcon width={16} height={16} />
          <span id={`category-${category.id}`}>{name}</span>
          <MentionBadge count={mentions} />
          {mentions > 0 && <VisuallyHidden>{t`mentions: ${mentions}`}</VisuallyHidden>}
        </ButtonBase>
      </h3>
      {managed && (
        <>
          <RowButton
            aria-label={t`Manage ${name}`}
            aria-haspopup="menu"
            aria-expanded={menu.at !== null}
            onClick={(event) => menu.open(event.currentTarget)}
          >
            <MoreIcon width={18} height={18} />
          </RowButton>
          <RowButton aria-label={t`Create a channel in ${name}`} title={t`Create a channel`} onClick={() => setCreating(true)}>
            <AddIcon width={18} height={18} />
          </RowButton>
        </>
      )}
      <Suspense>
        {menu.at && <ChannelMenu channel={category} anchor={menu.at} onClose={menu.close} />}
        {creating && <CreateChannelDialog guild_id={category.guild_id} parent_id={category.id} onClose={() => setCreating(false)} />}
      </Suspense>
    </Row>
  );
}
