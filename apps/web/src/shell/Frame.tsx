import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { type ReactNode, Suspense, useEffect } from 'react';
import { GuildRail, prepareRail } from '../features/guilds/GuildRail.tsx';
import { useLayout, useNarrow, usePhone } from '../lib/layout.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { SIZE } from '../ui/theme/tokens.ts';
import { SelfPlace } from './SelfPlace.tsx';
import { SkipLink } from './SkipLink.tsx';
import { useSwipe } from './use-swipe.ts';

const ConversationsLink = lazyPart(
  async () => (await import('../features/direct-messages/ConversationsLink.tsx')).ConversationsLink,
  'later',
);
const ResizeHandle = lazyPart(async () => (await import('./ResizeHandle.tsx')).ResizeHandle, 'later');
const FriendsLink = lazyPart(async () => (await import('../features/friends/FriendsLink.tsx')).FriendsLink, 'later');
const SelfPanel = lazyPart(async () => (await import('./SelfPanel.tsx')).SelfPanel, 'later');
const Drawers = lazyPart(async () => (await import('./Drawers.tsx')).Drawers);

const Root = styled('div')(({ theme }) => ({
  display: 'flex',
  height: '100%',
  overflow: 'hidden',
  background: theme.vars?.palette.tokens.chat,
  // A sideways swipe is ours: some browsers would also go back with it, which closes the drawer that it opens.
  touchAction: 'pan-y pinch-zoom',
}));

const Side = styled('aside')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  position: 'relative',
  flex: 'none',
  minWidth: 0,
  background: theme.vars?.palette.tokens.side,
}));

const Main = styled('main')({ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', position: 'relative' });

const People = styled('aside')(({ theme }) => ({
  width: SIZE.people,
  flex: 'none',
  display: 'flex',
  minHeight: 0,
  background: theme.vars?.palette.tokens.side,
}));

interface FrameProps {
  guild_id?: string;
  /** The channels; nothing when there is no guild. */
  side?: ReactNode;
  main: ReactNode;
  people?: ReactNode;
  /** What stands in the place of the people where there is room for them. */
  beside?: ReactNode;
}

/** Rail, channels, conversation, people: side by side, or as drawers where there is no room. */
export function Frame({ guild_id, side, main, people, beside }: FrameProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const narrow = useNarrow();
  const { channelsShown, channelsWidth, peopleShown } = useLayout();
  const swipe = useSwipe({
    onRight: () => phone && useLayout.setState({ drawer: 'left' }),
    onLeft: () => narrow && people && useLayout.setState({ drawer: 'right' }),
  });
  useEffect(prepareRail, []);
  const self = (
    <Suspense fallback={<SelfPlace />}>
      <SelfPanel />
    </Suspense>
  );
  const first = [
    { id: 'conversations', link: <ConversationsLink current={guild_id === NO_GUILD} /> },
    { id: 'friends', link: <FriendsLink /> },
  ];
  const rail = <GuildRail current={guild_id} first={first} />;

  return (
    <Root {...swipe}>
      <SkipLink href="#main">
        <Trans>To the conversation</Trans>
      </SkipLink>
      {!phone && rail}
      {!phone && side && channelsShown && (
        <Side style={{ width: channelsWidth }} aria-label={t`Server`}>
          {side}
          {self}
          <Suspense>
            <ResizeHandle />
          </Suspense>
        </Side>
      )}
      <Main id="main" tabIndex={-1}>
        {main}
      </Main>
      {!narrow && (beside ?? (people && peopleShown && <People aria-label={t`People`}>{people}</People>))}
      {narrow && (
        <Suspense>
          <Drawers
            left={
              phone && (
                <>
                  {rail}
                  <Side style={{ flex: 1 }} aria-label={t`Server`}>
                    {side ?? <div style={{ flex: 1 }} />}
                    {self}
                  </Side>
                </>
              )
            }
            right={
              people && (
                <People style={{ width: '100%' }} aria-label={t`People`}>
                  {people}
                </People>
              )
            }
          />
        </Suspense>
      )}
    </Root>
  );
}
