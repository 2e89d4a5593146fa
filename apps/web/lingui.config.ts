import { defineConfig } from '@lingui/cli';

const src = '<rootDir>/src';

/** Two catalogs: what strangers see, and the rest (src/lib/i18n.ts). Words of both are in both. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/visitor',
      include: [
        `${src}/{ui,lib,features/auth,features/setup}/**/*`,
        `${src}/features/invites/{InvitePage,InviteCard,Join}*`,
        `${src}/shell/{App,Splash,Unreachable,Breakage}*`,
      ],
    },
    {
      path: '<rootDir>/src/locales/{locale}/chat',
      include: [
        `${src}/{shell,features/guilds,features/channels,features/members,features/messages,features/settings,features/invites}/**/*`,
      ],
    },
  ],
});
