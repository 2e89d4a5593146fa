import { GROUP } from '@chat-js/client/direct-messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ThreadIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import GroupIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { avatarUrl, guildIconUrl } from '../../lib/media.ts';
import { paths } from '../../lib/paths.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { ChannelIcon } from '../../ui/ChannelIcon.tsx';
import { Field } from '../../ui/Field.tsx';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useConversation } from '../direct-messages/use-conversations.ts';
import { useOpenConversation } from '../direct-messages/use-open-conversation.ts';
import { type Place, rankPlaces } from './rank-places.ts';
import { usePlaces } from './use-places.ts';

/** Who needs more types another letter. */
const OFFERED = 30;

// One height whatever is found: nothing jumps while one types.
const Found = styled('div')(({ theme }) => ({
  height: 'min(360px, 50dvh)',
  overflowY: 'auto',
  margin: '0 -8px',
  '& > p': { margin: '8px', color: theme.vars?.palette.tokens.secondary },
}));

const Option = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 38,
  padding: '2px 8px',
  borderRadius: RADIUS.row,
  cursor: 'pointer',
  color: theme.vars?.palette.tokens.secondary,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&[aria-selected=true]': { background: theme.vars?.palette.tokens.active },
  '&[data-unread=true] > b': { color: theme.vars?.palette.tokens.text, fontWeight: 650 },
  '&[data-unread=true]::after': { content: '""', flex: 'none', width: 8, height: 8, borderRadius: 4, background: 'currentColor' },
  '& > svg, & > div': { flex: 'none' },
  '& > b': { fontWeight: 500, color: theme.vars?.palette.tokens.text },
  '& > b, & > small': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > small': { marginLeft: 'auto', flexShrink: 2, fontSize: '0.8125rem' },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

/** Leads to a channel, a thread, a server, a group or a person by a few letters of the name. */
export function SwitcherDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [, here] = useRoute('/channels/:guild_id/:channel_id');
  const openConversation = useOpenConversation();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const places = rankPlaces(usePlaces(), typed, here?.channel_id).slice(0, OFFERED);
  const marked = Math.min(active, places.length - 1);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked is in sight
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked, typed]);

  function go(place: Place | undefined) {
    if (!place) return;
    onClose();
    if (place.kind === 'person') void openConversation([place.id]);
    else navigate(place.kind === 'guild' ? paths.guild(place.id) : paths.channel(place.guild_id, place.id));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: places.length - 1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) go(places[marked]);
    else if (places.length > 0) setActive((marked + step) % places.length);
  }

  return (
    <AppDialog title={<Trans>Go to</Trans>} onClose={onClose}>
      <Field
        label={t`A channel, a thread, a server or a person`}
        help={<Trans># finds channels only, * servers only, @ people only.</Trans>}
        value={typed}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={places.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={places[marked] && `${id}-${marked}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
      />
      <Found>
        {places.length > 0 ? (
          <div ref={list} id={id} role="listbox" aria-label={t`Found`}>
            {places.map((place, index) => (
              <Option
                key={`${place.kind}${place.id}`}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === marked}
                data-unread={place.unread}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => go(place)}
              >
                <Line place={place} />
              </Option>
            ))}
          </div>
        ) : (
          <p role="status">
            {typed.trim() === '' ? <Trans>There is nowhere else to go yet.</Trans> : <Trans>Nothing here is called that.</Trans>}
          </p>
        )}
      </Found>
    </AppDialog>
  );
}

function Line({ place }: { place: Place }) {
  return (
    <>
      {place.type !== undefined && <ChannelIcon type={place.type} />}
      {place.kind === 'thread' && <ThreadIcon />}
      {place.kind === 'conversation' && <ConversationFace id={place.id} />}
      {place.kind === 'person' && <Face id={place.id} name={place.name} />}
      {place.kind === 'guild' && <Icon id={place.id} name={place.name} />}
      <b>{place.name}</b>
      {place.unread && (
        <VisuallyHidden>
          <Trans>new messages</Trans>
        </VisuallyHidden>
      )}
      {place.kind !== 'guild' && <small>{[place.channelName, place.guildName].filter(Boolean).join(' · ')}</small>}
    </>
  );
}

function Face({ id, name }: { id: string; name: string }) {
  const user = useClientState((state) => state.users[id]);
  return <Avatar id={id} name={name} src={user ? avatarUrl(user) : null} size={20} />;
}

function ConversationFace({ id }: { id: string }) {
  const conversation = useConversation(id);
  const [other = ''] = conversation?.entry.recipient_ids ?? [];
  if (conversation?.entry.type === GROUP) return <GroupIcon />;
  return <Face id={other} name={conversation?.channel.name ?? ''} />;
}

function Icon({ id, name }: { id: string; name: string }) {
  const guild = useClientState((state) => state.guilds[id]);
  return <GuildIcon id={id} name={name} src={guild && guildIconUrl(guild)} size={20} />;
}
