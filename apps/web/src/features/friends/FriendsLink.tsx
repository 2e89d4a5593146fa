import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import FriendsIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import { styled } from '@mui/material/styles';
import { Link, useRoute } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { railPlace, railSign } from '../../ui/rail.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { countIncoming } from './list-friends.ts';

const Item = styled(Link)(railPlace, railSign);

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
