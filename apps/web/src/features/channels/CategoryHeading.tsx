import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import { styled } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { RowButton } from './RowButton.tsx';

const ChannelMenu = lazyPart(async () => (await import('./ChannelMenu.tsx')).ChannelMenu, 'later');
const CreateChannelDialog = lazyPart(async () => (await import('./CreateChannelDialog.tsx')).CreateChannelDialog, 'later');

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  minHeight: 32,
  marginTop: 10,
  paddingLeft: 8,
  color: theme.vars?.palette.tokens.muted,
  '& h3': {
    margin: 0,
    flex: 1,
    minWidth: 0,
    fontSize: '0.75rem',
    fontWeight: 600,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > button:first-of-type:not(:last-of-type)': { opacity: 0 },
  '&:hover > button:first-of-type, &:focus-within > button:first-of-type, & > button[aria-expanded=true]': { opacity: '1 !important' },
  '& > button': { width: 28, height: 28 },
  '@media (pointer: coarse)': { '& > button': { width: 44, height: 44, opacity: '1 !important' } },
}));

export function CategoryHeading({ category, managed }: { category: Channel; managed: boolean }) {
  const { t } = useLingui();
  const menu = useContextMenu({ touch: managed ? 'release' : 'rest' });
  const [creating, setCreating] = useState(false);
  const { name } = category;
  return (
    <Row {...menu.handlers}>
      <h3 id={`category-${category.id}`}>{name}</h3>
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
