import type { User } from '@chat-js/protocol/users.ts';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';

export const PeopleRows = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& li': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 48 },
  '& li > p': { flex: 1, minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
});

const Small = styled('small')(({ theme }) => ({ display: 'block', fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted }));

interface PersonRowProps {
  user: User;
  name: string;
  /** What they are here. */
  note?: ReactNode;
  /** What can be done. */
  children?: ReactNode;
}

export function PersonRow({ user, name, note, children }: PersonRowProps) {
  return (
    <li>
      <Avatar id={user.id} name={name} src={avatarUrl(user)} size={32} />
      <p>
        {name}
        {note && <Small>{note}</Small>}
      </p>
      {children}
    </li>
  );
}
