import { Trans, useLingui } from '@lingui/react/macro';
import GroupIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { avatarUrl } from '../../../lib/media.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { ChannelIcon } from '../../../ui/ChannelIcon.tsx';
import { ImitationSign } from '../../../ui/ImitationSign.tsx';
import { RoleDot } from '../../../ui/RoleDot.tsx';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import type { Suggestion } from './suggestions.ts';

const List = styled('ul')(({ theme }) => ({
  position: 'absolute',
  zIndex: 5,
  insetInline: 0,
  bottom: 6,
  maxHeight: 'min(450px, 50dvh)',
  overflowY: 'auto',
  overscrollBehavior: 'contain',
  margin: 0,
  padding: 6,
  listStyle: 'none',
  borderRadius: RADIUS.card,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.side,
  boxShadow: theme.vars?.palette.tokens.shadow,
}));

const Option = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 36,
  padding: '2px 10px',
  borderRadius: RADIUS.row,
  cursor: 'pointer',
  scrollMarginBlock: 6,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&[aria-selected=true]': { background: theme.vars?.palette.tokens.active },
  '& > b': { fontWeight: 600, flex: 'none', maxWidth: '60%' },
  '& > b, & > small': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > small': { color: theme.vars?.palette.tokens.secondary, fontSize: '0.8125rem' },
  '& > svg': { flex: 'none', width: 28, color: theme.vars?.palette.tokens.muted },
  '& > [data-emoji]': { flex: 'none', width: 28, fontSize: 22, lineHeight: 1, textAlign: 'center', color: theme.vars?.palette.tokens.text },
  '& img': { objectFit: 'contain' },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

interface SuggestionListProps {
  id: string;
  label: string;
  suggestions: readonly Suggestion[];
  active: number;
  onTake: (suggestion: Suggestion) => void;
}

/** The list above the field. The field keeps the focus; a press takes. */
export function SuggestionList({ id, label, suggestions, active, onTake }: SuggestionListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <List ref={list} id={id} role="listbox" aria-label={label}>
      {suggestions.map((suggestion, index) => (
        <Option
          key={suggestion.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <Line suggestion={suggestion} />
        </Option>
      ))}
    </List>
  );
}

function Line({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useLingui();
  switch (suggestion.kind) {
    case 'person': {
      const { user, name, online, guild_id } = suggestion;
      return (
        <>
          <Avatar id={user.id} name={name} src={avatarUrl(user)} size={28} status={online ? 'online' : 'offline'} />
          <b>{name}</b>
          {guild_id !== undefined && <ImitationSign guild_id={guild_id} user_id={user.id} />}
          <small>@{user.username}</small>
        </>
      );
    }
    case 'role':
      return (
        <>
          <RoleDot role={suggestion.role} />
          <b>@{suggestion.role.name}</b>
          <small>
            <Trans>Role</Trans>
          </small>
        </>
      );
    case 'everyone':
    case 'here':
      return (
        <>
          <GroupIcon />
          <b>@{suggestion.kind}</b>
          <small>{suggestion.kind === 'here' ? t`Everybody who is here now` : t`Everybody in this channel`}</small>
        </>
      );
    case 'channel':
      return (
        <>
          <ChannelIcon type={suggestion.channel.type} />
          <b>{suggestion.channel.name}</b>
          <small>{suggestion.channel.topic}</small>
        </>
      );
    case 'emoji':
      return (
        <>
          <span data-emoji="" aria-hidden="true">
            {suggestion.url ? <img src={suggestion.url} alt="" width={24} height={24} /> : suggestion.insert}
          </span>
          <b>:{suggestion.name}:</b>
          <small>{suggestion.label}</small>
        </>
      );
    case 'command':
      return (
        <>
          <b>{suggestion.insert}</b>
          {suggestion.argument !== '' && <small>{suggestion.argument}</small>}
          <small>{suggestion.description}</small>
        </>
      );
  }
}
