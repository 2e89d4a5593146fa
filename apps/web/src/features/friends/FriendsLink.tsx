import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import FriendsIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import { styled } from '@mui/material/styles';
import { Link, useRoute } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
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
  '& > [data-mentions]': { position: 'absolute', right: -5, bottom: -4, boxShadow: `0 0 0 3px ${theme.vars?.palette.tokens.rail}` },
  '&:hover, &[aria-current=page]': { background: theme.vars?.palette.tokens.accent, color: theme.vars?.palette.tokens.onAccent },
}));

/** The way to the friends, with how many requests wait. */
export function FriendsLink() {
  const { t } = useLingui();
  const waiting = useClientState(countIncoming);
  const [here] = useRoute(paths.friends);
  const words = t`${plural(waiting, { one: '# request waits', other: '# requests wait' })}`;
  return (
    <Item href={paths.friends} title={t`Friends`} aria-current={here ? 'page' : undefined} draggable={false}>
      <FriendsIcon width={24} height={24} />
      <VisuallyHidden>{waiting > 0 ? t`Friends, ${words}` : t`Friends`}</VisuallyHidden>
      <MentionBadge count={waiting} />
    </Item>
  );
}
