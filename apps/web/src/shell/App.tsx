import { I18nProvider } from '@lingui/react';
import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { i18n } from '../lib/i18n.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { paths } from '../lib/paths.ts';
import { useSession } from '../lib/session.ts';
import { AppTheme } from '../ui/theme/AppTheme.tsx';
import { Breakage } from './Breakage.tsx';
import { Splash } from './Splash.tsx';
import { Unreachable } from './Unreachable.tsx';

const SetupPendingPage = lazyPart(async () => (await import('../features/setup/SetupPendingPage.tsx')).SetupPendingPage);
const SetupPage = lazyPart(async () => (await import('../features/setup/SetupPage.tsx')).SetupPage);
const InvitePage = lazyPart(async () => (await import('../features/invites/InvitePage.tsx')).InvitePage);
const LoginPage = lazyPart(async () => (await import('../features/auth/LoginPage.tsx')).LoginPage);
const ChatRoot = lazyPart(async () => (await import('./ChatRoot.tsx')).ChatRoot, 'chat');

export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <AppTheme>
        <Breakage>
          <Suspense fallback={<Splash />}>
            <Pages />
          </Suspense>
        </Breakage>
      </AppTheme>
    </I18nProvider>
  );
}

function Pages() {
  const phase = useSession((session) => session.phase);
  const setupRequired = useSession((session) => session.instance?.setup_required ?? false);
  const [path] = useLocation();

  if (phase === 'starting') return <Splash />;
  if (phase === 'unreachable') return <Unreachable />;
  if (setupRequired && path !== '/setup') return <SetupPendingPage />;
  return (
    <Switch>
      <Route path="/setup" component={SetupPage} />
      <Route path="/invite/:code" component={InvitePage} />
      <Route path="/login">{phase === 'active' ? <Redirect to={paths.home} replace /> : <LoginPage />}</Route>
      <Route>{phase === 'active' ? <ChatRoot /> : <Redirect to={loginFor(path)} replace />}</Route>
    </Switch>
  );
}

function loginFor(path: string): string {
  return path === paths.home ? paths.login : `${paths.login}?next=${encodeURIComponent(path)}`;
}
