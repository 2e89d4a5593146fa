import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const src = '<rootDir>/src';

/** What strangers see, what the chat needs at once, and what few ever open (src/lib/i18n.ts). Words of several are in each. */
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
    { path: '<rootDir>/src/locales/{locale}/moderation', include: [`${src}/features/reports/**/*`] },
  ],
});
