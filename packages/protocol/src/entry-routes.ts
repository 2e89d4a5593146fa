/** What is called before there is a connection: the only routes that a page loads with itself. */
export const ENTRY_ROUTES = {
  'instance.get': 'GET /instance',
  'setup.check': 'POST /setup/check',
  'setup.complete': 'POST /setup',
  'auth.register': 'POST /auth/register',
  'auth.login': 'POST /auth/login',
  'auth.refresh': 'POST /auth/refresh',
  'auth.logout': 'POST /auth/logout',
  'invites.get': 'GET /invites/{code}',
} as const;

/** Splits a route into what an HTTP request needs. Path parameters keep their braces. */
export function splitRoute(route: string): { method: string; path: string } {
  const [method = '', path = ''] = route.split(' ');
  return { method, path };
}
