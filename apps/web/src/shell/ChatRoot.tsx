import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { ClientProvider, useClient, useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { displayName } from '../lib/names.ts';
import { useViewAs } from '../lib/view-as.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { ChatLayout } from './ChatLayout.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Home } from './Home.tsx';
import { Splash } from './Splash.tsx';
import { NoAnswer } from './Unreachable.tsx';

const WaitingPage = lazyPart(async () => (await import('../features/auth/WaitingPage.tsx')).WaitingPage);
const UnknownPlace = lazyPart(async () => (await import('./UnknownPlace.tsx')).UnknownPlace, 'later');

const FriendsPlace = lazyPart(async () => (await import('./FriendsPlace.tsx')).FriendsPlace, 'later');
const UserSettings = lazyPart(async () => (await import('./UserSettingsPage.tsx')).UserSettingsPage, 'later');
const GuildSettings = lazyPart(async () => (await import('./GuildSettingsPage.tsx')).GuildSettingsPage, 'later');

const DirectLayout = lazyPart(async () => (await import('./DirectLayout.tsx')).DirectLayout, 'later');
const Notices = lazyPart(async () => (await import('./Notices.tsx')).Notices, 'later');
// They say nothing: they wait for no words.
const OwnSettings = lazyPart(async () => (await import('./OwnSettings.tsx')).OwnSettings);
const Shortcuts = lazyPart(async () => (await import('./shortcuts/Shortcuts.tsx')).Shortcuts);
const ViewAsBar = lazyPart(async () => (await import('./ViewAsBar.tsx')).ViewAsBar, 'later');

const Page = styled('div')({ display: 'flex', flexDirection: 'column', height: '100%', '& > :last-child': { flex: 1, minHeight: 0 } });

/** Everything behind the login: opens the connection. */
export function ChatRoot() {
  const view = useViewAs((state) => state.view);
  return (
    <ClientProvider>
      <Page>
        {view && (
          <Suspense>
            <ViewAsBar view={view} />
          </Suspense>
        )}
        <Inside />
      </Page>
      <Dialogs />
      <Toasts />
    </ClientProvider>
  );
}

function Inside() {
  const ready = useClientState((state) => state.ready);
  const me = useClientState((state) => state.me);
  const refusal = useClientState((state) => state.refusal);
  const { reconnect } = useClient();

  if (!ready || me === null) return refusal ? <NoAnswer problem={refusal} onRetry={reconnect} /> : <Splash />;
  const own = (
    <Suspense>
      <OwnSettings />
    </Suspense>
  );
  if (me.pending) {
    return (
      <>
        {own}
        <Suspense fallback={<Splash />}>
          <WaitingPage name={displayName(me)} />
        </Suspense>
      </>
    );
  }
  return (
    <>
      {own}
      <Suspense>
        <Shortcuts />
      </Suspense>
      <Suspense>
        <Notices />
      </Suspense>
      <Suspense fallback={<Splash />}>
        <Switch>
          <Route path="/settings/:section?">
            <UserSettings />
          </Route>
          <Route path="/guilds/:guild_id/settings/:section?">
            <GuildSettings />
          </Route>
          <Route path="/channels/@me/:channel_id?/:message_id?">
            {({ channel_id, message_id }) => <DirectLayout channel_id={channel_id} message_id={message_id} />}
          </Route>
          <Route path="/channels/:guild_id/:channel_id/:message_id">
            {({ guild_id, channel_id, message_id }) => <ChatLayout guild_id={guild_id} channel_id={channel_id} message_id={message_id} />}
          </Route>
          <Route path="/channels/:guild_id/:channel_id?">
            {({ guild_id, channel_id }) => <ChatLayout guild_id={guild_id} channel_id={channel_id} />}
          </Route>
          <Route path="/friends">
            <FriendsPlace />
          </Route>
          <Route path="/">
            <Home />
          </Route>
          <Route>
            <UnknownPlace />
          </Route>
        </Switch>
      </Suspense>
    </>
  );
}
