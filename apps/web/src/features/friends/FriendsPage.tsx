import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import FriendsIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { Field } from '../../ui/Field.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { AddFriend } from './AddFriend.tsx';
import { FriendRow } from './FriendRow.tsx';
import { countIncoming, type FriendsTab, listFriends, TABS } from './list-friends.ts';

const Pane = styled('div')({ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', overflowY: 'auto' });
const Column = styled('div')({
  width: '100%',
  maxWidth: 900,
  padding: '12px 16px 40px',
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  flex: 1,
  '@media (max-width: 767px)': { padding: '12px 8px 32px', '& > div, & > form': { paddingInline: 8 } },
});
const Places = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  gap: 4,
  padding: '8px 16px',
  overflowX: 'auto',
  scrollbarWidth: 'none',
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '@media (max-width: 767px)': { paddingInline: 8 },
}));
const Place = styled(ButtonBase)(({ theme }) => ({
  flex: 'none',
  minHeight: 34,
  padding: '0 12px',
  borderRadius: 8,
  font: 'inherit',
  fontWeight: 600,
  color: theme.vars?.palette.tokens.secondary,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&[aria-pressed=true]': { background: theme.vars?.palette.tokens.active, color: theme.vars?.palette.tokens.text },
  '&:focus-visible': { outlineOffset: -2 },
  '@media (pointer: coarse)': { minHeight: 44 },
}));
const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });
const Count = styled('span')(({ theme }) => ({
  marginLeft: 6,
  minWidth: 18,
  padding: '0 5px',
  borderRadius: 9,
  fontSize: '0.6875rem',
  lineHeight: '18px',
  fontWeight: 650,
  background: theme.vars?.palette.tokens.danger,
  color: theme.vars?.palette.tokens.onDanger,
}));

type PlaceName = FriendsTab | 'add';

const NAMES: Record<PlaceName, MessageDescriptor> = {
  online: msg`Online`,
  all: msg`All`,
  pending: msg`Requests`,
  blocked: msg`Blocked`,
  add: msg`Add`,
};

const EMPTY: Record<FriendsTab, MessageDescriptor> = {
  online: msg`None of your friends is here right now.`,
  all: msg`Ask somebody for friendship: by their name, or from their card on a server.`,
  pending: msg`Nobody waits for an answer, neither of yours nor of others.`,
  blocked: msg`You have blocked nobody.`,
};

const FEW = 8;

/** Friends, requests and whom one has blocked. */
export function FriendsPage() {
  const { t, i18n } = useLingui();
  const waiting = useClientState(countIncoming);
  const [place, setPlace] = useState<PlaceName>(() => (waiting > 0 ? 'pending' : 'online'));
  useTitle(t`Friends`);
  return (
    <Pane>
      <Places role="group" aria-label={t`Friends`}>
        {[...TABS, 'add' as const].map((id) => (
          <Place key={id} aria-pressed={id === place} onClick={() => setPlace(id)}>
            {i18n._(NAMES[id])}
            {id === 'pending' && waiting > 0 && <Count>{i18n.number(waiting)}</Count>}
          </Place>
        ))}
      </Places>
      <Column>{place === 'add' ? <AddFriend /> : <FriendList key={place} tab={place} onAdd={() => setPlace('add')} />}</Column>
    </Pane>
  );
}

function FriendList({ tab, onAdd }: { tab: FriendsTab; onAdd: () => void }) {
  const { t, i18n } = useLingui();
  const [wanted, setWanted] = useState('');
  const { relationships, users, online } = useClientState((state) => ({
    relationships: state.relationships,
    users: state.users,
    online: state.online,
  }));
  const all = listFriends({ relationships, users, online }, tab);
  const shown = listFriends({ relationships, users, online }, tab, wanted);
  if (all.length === 0) {
    return (
      <StatePane
        icon={<FriendsIcon />}
        title={i18n._(EMPTY[tab])}
        action={
          tab !== 'blocked' && (
            <Button variant="outlined" onClick={onAdd}>
              <Trans>Add a friend</Trans>
            </Button>
          )
        }
      />
    );
  }
  return (
    <>
      {all.length > FEW && <Field label={t`Search`} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />}
      <List aria-label={i18n._(NAMES[tab])}>
        {shown.map((one) => (
          <FriendRow key={one.user.id} one={one} />
        ))}
      </List>
      {shown.length === 0 && <Trans>Nothing found. Try another word.</Trans>}
    </>
  );
}
