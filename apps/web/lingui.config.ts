import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const src = '<rootDir>/src';

/** Two catalogs: what strangers see, and the rest (src/lib/i18n.ts). Words of both are in both. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru'],
  // Files tell a translator where a text is; line numbers would change with every edit.
  format: formatter({ lineNumbers: false }),
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
