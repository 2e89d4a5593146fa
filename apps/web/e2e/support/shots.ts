import type { Page } from 'playwright-core';

export interface Places {
  guild_id: string;
  channel_id: string;
  /** Nobody has written there. */
  empty_id: string;
  polls_id: string;
  code: string;
}

interface Showing {
  page: Page;
  /** What the app says for an English sentence. */
  say: (english: string) => string;
  url: string;
  path: string;
}

export interface Shot {
  name: string;
  /** A stranger, Anna who is logged in, or the owner of a server that is not set up: `path` is the setup link. */
  who: 'stranger' | 'member' | 'owner';
  only?: 'desktop' | 'phone';
  /** Default: the first channel. */
  path?: (places: Places) => string;
  /** Waits until what the picture is of is there. */
  show: (showing: Showing) => Promise<unknown>;
}

const heading = (english: string) => (showing: Showing) => showing.page.getByRole('heading', { name: showing.say(english) }).waitFor();

async function chat({ page }: Showing) {
  await page.locator('main form textarea').waitFor();
  await page.locator('article').last().waitFor();
}

async function suggestions(showing: Showing, begun: string) {
  await chat(showing);
  await showing.page.locator('main form textarea').pressSequentially(begun);
  await showing.page.getByRole('listbox').waitFor();
}

async function inMenu(showing: Showing, item: string) {
  const { page, say } = showing;
  await chat(showing);
  if ((page.viewportSize()?.width ?? 0) < 768) await page.getByRole('button', { name: say('Servers and channels') }).click();
  await page.locator('button[aria-haspopup=menu]', { hasText: 'Дом мастеров' }).click();
  if (item === '') return page.getByRole('menu').waitFor();
  await page.getByRole('menuitem', { name: say(item), exact: true }).click();
  // On a phone the drawer with the channels is a dialog too.
  await page.getByRole('dialog').last().waitFor();
}

async function inChannelMenu(showing: Showing, item: string) {
  const { page, say } = showing;
  await chat(showing);
  if ((page.viewportSize()?.width ?? 0) < 768) await page.getByRole('button', { name: say('Servers and channels') }).click();
  const row = page.locator('a[aria-current=page]', { hasText: 'общий' }).locator('..');
  await row.hover();
  await row.locator('button[aria-haspopup=menu]').click();
  if (item === '') return page.getByRole('menu').waitFor();
  await page.getByRole('menuitem', { name: say(item), exact: true }).click();
  // On a phone the drawer with the channels is a dialog too.
  await page.getByRole('dialog').last().waitFor();
}

async function setUp({ page, say, path }: Showing, step: number) {
  await page.goto(path);
  await page.getByLabel(say('Name'), { exact: true }).fill(step > 1 ? 'anna' : '');
  if (step === 1) return;
  await page.getByLabel(say('Password'), { exact: true }).fill('a kettle on the stove');
  await page.getByRole('button', { name: say('Continue') }).click();
  await page.getByLabel(say('Server name')).fill(step > 2 ? 'Дом мастеров' : '');
  if (step === 2) return;
  await page.getByRole('button', { name: say('Create the server') }).click();
  await page.getByRole('img', { name: say('QR code of the invite link') }).waitFor();
}

const userSettings = (section: string, title: string): Shot => ({
  name: `settings-${section || 'list'}`,
  who: 'member',
  path: () => `/settings/${section}`,
  show: heading(title),
});

const guildSettings = (section: string, title: string): Shot => ({
  name: `server-settings-${section}`,
  who: 'member',
  path: ({ guild_id }) => `/guilds/${guild_id}/settings/${section}`,
  show: heading(title),
});

const roles = ({ guild_id }: Places) => `/guilds/${guild_id}/settings/roles`;

async function inRole({ page, say }: Showing, role: string, part: string) {
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).click();
  await page.getByRole('button', { name: say(part), exact: true }).click();
}

export const SHOTS: readonly Shot[] = [
  {
    name: 'friends',
    who: 'member',
    path: () => '/friends',
    show: ({ page, say }) => page.getByText(say('None of your friends is here right now.')).waitFor(),
  },
  {
    name: 'setup-pending',
    who: 'owner',
    show: ({ page, url, say }) => page.goto(url).then(() => page.getByText(say('Look again')).waitFor()),
  },
  { name: 'setup-1', who: 'owner', show: (showing) => setUp(showing, 1) },
  { name: 'setup-2', who: 'owner', show: (showing) => setUp(showing, 2) },
  { name: 'setup-3', who: 'owner', show: (showing) => setUp(showing, 3) },
  { name: 'setup-used', who: 'stranger', path: () => '/setup#used', show: heading('This setup link does not work any more') },
  {
    name: 'login',
    who: 'stranger',
    path: () => '/login',
    show: ({ page, say }) =>
      page
        .getByRole('button', { name: say('Log in') })
        .last()
        .waitFor(),
  },
  {
    name: 'login-wrong',
    who: 'stranger',
    path: () => '/login',
    async show({ page, say }) {
      await page.getByLabel(say('Name or e-mail')).fill('anna');
      await page.getByLabel(say('Password'), { exact: true }).fill('wrong password');
      await page.keyboard.press('Enter');
      await page.getByText(say('The name or the password is wrong.')).waitFor();
    },
  },
  {
    name: 'invite',
    who: 'stranger',
    path: ({ code }) => `/invite/${code}`,
    show: ({ page, say }) => page.getByRole('button', { name: say('Join') }).waitFor(),
  },
  { name: 'invite-over', who: 'stranger', path: () => '/invite/gone', show: heading('This invite has run out') },
  { name: 'chat', who: 'member', show: chat },
  {
    name: 'chat-empty',
    who: 'member',
    path: ({ guild_id, empty_id }) => `/channels/${guild_id}/${empty_id}`,
    show: heading('It is quiet here so far'),
  },
  {
    name: 'polls',
    who: 'member',
    path: ({ guild_id, polls_id }) => `/channels/${guild_id}/${polls_id}`,
    show: async ({ page, say }) => {
      await page.getByRole('button', { name: say('Take the vote back') }).waitFor();
      await page.getByRole('checkbox').first().check();
    },
  },
  {
    name: 'polls-voters',
    who: 'member',
    path: ({ guild_id, polls_id }) => `/channels/${guild_id}/${polls_id}`,
    async show({ page }) {
      await page.locator('article', { hasText: 'Куда едем' }).getByRole('button', { name: /^3/ }).click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'polls-new',
    who: 'member',
    path: ({ guild_id, polls_id }) => `/channels/${guild_id}/${polls_id}`,
    async show({ page, say }) {
      await page.locator('main form textarea').fill('/poll Кто моет кисти?');
      await page.locator('main form textarea').press('Control+Enter');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('Add an answer') })
        .click();
    },
  },
  { name: 'no-such-place', who: 'member', path: () => '/channels/1/2', show: ({ page }) => page.getByRole('heading').first().waitFor() },
  {
    name: 'channels-drawer',
    who: 'member',
    only: 'phone',
    async show(showing) {
      await chat(showing);
      await showing.page.getByRole('button', { name: showing.say('Servers and channels') }).click();
      await showing.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'people-drawer',
    who: 'member',
    only: 'phone',
    async show(showing) {
      await chat(showing);
      await showing.page.getByRole('button', { name: showing.say('People') }).click();
      await showing.page.getByRole('dialog').getByRole('button').first().waitFor();
    },
  },
  {
    name: 'profile',
    who: 'member',
    async show(showing) {
      await chat(showing);
      if ((showing.page.viewportSize()?.width ?? 0) < 768) await showing.page.getByRole('button', { name: showing.say('People') }).click();
      // The name over her messages is a button too.
      await showing.page.locator('button[data-online]', { hasText: 'Марина' }).click();
      await showing.page.getByText('Отвечаю медленно', { exact: false }).waitFor();
    },
  },
  {
    name: 'emoji-picker',
    who: 'member',
    async show(showing) {
      await chat(showing);
      await showing.page
        .locator('main form')
        .getByRole('button', { name: showing.say('Emoji') })
        .click();
      await showing.page.locator('[data-emoji="😀"]').first().waitFor();
    },
  },
  { name: 'suggestions-people', who: 'member', show: (showing) => suggestions(showing, '@') },
  { name: 'suggestions-emoji', who: 'member', show: (showing) => suggestions(showing, ':кот') },
  { name: 'suggestions-commands', who: 'member', show: (showing) => suggestions(showing, '/') },
  {
    name: 'switcher',
    who: 'member',
    async show(showing) {
      await chat(showing);
      await showing.page.keyboard.press('Control+k');
      await showing.page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    who: 'member',
    async show(showing) {
      await chat(showing);
      await showing.page.keyboard.press('Control+/');
      await showing.page.getByRole('dialog', { name: showing.say('Shortcuts') }).waitFor();
    },
  },
  { name: 'server-menu', who: 'member', show: (showing) => inMenu(showing, '') },
  {
    name: 'invite-dialog',
    who: 'member',
    async show(showing) {
      await inMenu(showing, 'Invite people');
      await showing.page.getByRole('img', { name: showing.say('QR code of the invite link') }).waitFor();
    },
  },
  { name: 'create-channel', who: 'member', show: (showing) => inMenu(showing, 'Create a channel') },
  { name: 'create-category', who: 'member', show: (showing) => inMenu(showing, 'Create a category') },
  { name: 'channel-menu', who: 'member', show: (showing) => inChannelMenu(showing, '') },
  { name: 'edit-channel', who: 'member', show: (showing) => inChannelMenu(showing, 'Rename or describe') },
  { name: 'delete-channel', who: 'member', show: (showing) => inChannelMenu(showing, 'Delete') },
  {
    name: 'create-server',
    who: 'member',
    async show(showing) {
      await chat(showing);
      const { page, say } = showing;
      if ((page.viewportSize()?.width ?? 0) < 768) await page.getByRole('button', { name: say('Servers and channels') }).click();
      await page.getByRole('button', { name: say('Create a server') }).click();
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'offline',
    who: 'member',
    async show(showing) {
      await chat(showing);
      await showing.page.context().setOffline(true);
      await showing.page.locator('main form textarea').fill('…');
      await showing.page.getByText(showing.say('No connection.')).waitFor();
    },
  },
  { ...userSettings('', 'Settings'), only: 'phone' },
  userSettings('profile', 'Profile'),
  userSettings('appearance', 'Appearance'),
  userSettings('language', 'Language'),
  userSettings('password', 'Password'),
  userSettings('sessions', 'Devices'),
  userSettings('registrations', 'Registration'),
  userSettings('logout', 'Log out'),
  guildSettings('overview', 'Overview'),
  guildSettings('invites', 'Invites'),
  guildSettings('danger', 'Delete the server'),
  guildSettings('roles', 'Roles'),
  {
    ...guildSettings('audit-log', 'Audit log'),
    async show({ page, say }) {
      const entries = page.getByRole('list', { name: say('Audit log') }).getByRole('listitem');
      await entries.first().waitFor();
      for (let index = 0; index < 3; index += 1)
        await entries
          .getByRole('button', { name: say('Details') })
          .nth(index)
          .click();
    },
  },
  guildSettings('bans', 'Bans'),
  {
    ...guildSettings('reports', 'Reports'),
    show: ({ page }) => page.locator('main li > button[aria-expanded]').first().click(),
  },
  guildSettings('automod', 'AutoMod'),
  {
    ...guildSettings('automod', 'AutoMod'),
    name: 'automod-rule',
    async show({ page, say }) {
      await page
        .getByRole('button', { name: new RegExp(`^${say('Edit')}`) })
        .first()
        .click();
      await page.getByRole('button', { name: say('Try it on the last 1,000 messages') }).click();
      await page.getByRole('list', { name: say('Caught messages') }).waitFor();
    },
  },
  { name: 'role-look', who: 'member', path: roles, show: (showing) => inRole(showing, 'Мастера', 'Look') },
  { name: 'role-permissions', who: 'member', path: roles, show: (showing) => inRole(showing, 'Модераторы', 'Permissions') },
  { name: 'role-people', who: 'member', path: roles, show: (showing) => inRole(showing, 'Модераторы', 'People') },
  {
    name: 'channel-permissions',
    who: 'member',
    show: (showing) => inChannelMenu(showing, 'Permissions').then(() => showing.page.getByText(showing.say('Set up as')).waitFor()),
  },
  {
    name: 'channel-template',
    who: 'member',
    async show(showing) {
      await inChannelMenu(showing, 'Permissions');
      await showing.page.getByRole('button', { name: showing.say('Moderators’ room') }).click();
    },
  },
  { name: 'explain', who: 'member', show: (showing) => inChannelMenu(showing, 'Who may do what, and why') },
  {
    name: 'create-private-channel',
    who: 'member',
    async show(showing) {
      await inMenu(showing, 'Create a channel');
      await showing.page.getByRole('switch', { name: showing.say('Private') }).click();
    },
  },
  {
    name: 'seen-through-role',
    who: 'member',
    path: roles,
    async show(showing) {
      const { page, say } = showing;
      await page.getByRole('button', { name: `${say('More: {name}').replace('{name}', 'Мастера')}` }).click();
      await page.getByRole('menuitem', { name: say('See the server as this role') }).click();
      await chat(showing);
    },
  },
  {
    name: 'delete-server',
    who: 'member',
    path: ({ guild_id }) => `/guilds/${guild_id}/settings/danger`,
    async show({ page, say }) {
      await page.getByRole('button', { name: say('Delete the server') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
