import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import FriendsIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import { styled } from '@mui/material/styles';
import { Link, useRoute } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { countIncoming } from './list-friends.ts';

const Item = styled(Link)(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  placeItems: 'center',
  width: 46,
  height: 46,
  borderRadius: RADIUS.guild,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.text,
  '&:hover, &[aria-current=page]': { background: theme.vars?.palette.tokens.accent, color: theme.vars?.palette.tokens.onAccent },
}));

const Badge = styled('span')(({ theme }) => ({
  position: 'absolute',
  right: -4,
  bottom: -4,
  minWidth: 8,
  padding: '0 5px',
  borderRadius: 10,
  border: `3px solid ${theme.vars?.palette.tokens.rail}`,
  boxSizing: 'content-box',
  fontSize: '0.6875rem',
  lineHeight: '18px',
  fontWeight: 650,
  textAlign: 'center',
  background: theme.vars?.palette.tokens.danger,
  color: theme.vars?.palette.tokens.onDanger,
}));

/** The way to the friends, with how many requests wait. */
export function FriendsLink() {
  const { t, i18n } = useLingui();
  const waiting = useClientState(countIncoming);
  const [here] = useRoute(paths.friends);
  const words = t`${plural(waiting, { one: '# request waits', other: '# requests wait' })}`;
  return (
    <Item href={paths.friends} title={t`Friends`} aria-current={here ? 'page' : undefined} draggable={false}>
      <FriendsIcon width={24} height={24} />
      <VisuallyHidden>{waiting > 0 ? t`Friends, ${words}` : t`Friends`}</VisuallyHidden>
      {waiting > 0 && <Badge aria-hidden>{i18n.number(Math.min(waiting, 99))}</Badge>}
    </Item>
  );
}
