import { expect } from 'vitest';
import { administrator, foundHome, newcomer, spread } from '../nodes/nodes.ts';
import { ask, call, errorName } from '../support/calls.ts';
import { cookieOf, logIn, PASSWORD, register } from '../support/people.ts';
import { openClient, openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

export const accountScenarios: Scenarios = {
  async 'whoever registers at one node is known at all of them'(nodes) {
    const person = await register(nodes.next());
    for (const server of nodes.servers) {
      expect((await call({ url: server.url, token: person.token }, 'users.me', {})).id).toBe(person.id);
      await logIn(server, person);
    }
  },

  async 'one name that nine people want at once goes to one of them'(nodes) {
    const outcomes = await times(9, () => ask(nodes.next(), 'auth.register', { username: 'желанное', password: PASSWORD }));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 8 }, () => 409)]);
  },

  async 'a login goes on at whatever node, and its cookie is good for one use'(nodes) {
    const person = await register(nodes.next());
    const renewed = await ask({ ...nodes.next(), cookie: person.cookie }, 'auth.refresh', {});
    expect(renewed.status).toBe(200);
    const again = await ask({ ...nodes.next(), cookie: cookieOf(renewed) }, 'auth.refresh', {});
    expect(again.status).toBe(200);
  },

  async 'a login that is ended from another device is over everywhere at once'(nodes) {
    const home = await foundHome(nodes);
    const person = await newcomer(nodes, home);
    const clients = await times(3, () => openClient(person));
    const elsewhere = spread(nodes, await logIn(nodes.next(), person));
    await elsewhere.call('auth.endOtherSessions', {});
    for (const client of clients) await until(() => client.getState().status === 'ended');
    for (const server of nodes.servers) {
      await until(async () => errorName(await ask({ url: server.url, token: person.token }, 'users.me', {})) === 'UNAUTHORIZED');
    }
    await expect(openSocket(person)).rejects.toThrow();
    await openClient(elsewhere);
  },

  async 'who is banned from the installation is out everywhere at once, and comes in nowhere'(nodes) {
    const person = await newcomer(nodes, await foundHome(nodes));
    const clients = await times(3, () => openClient(person));
    await (await administrator(nodes)).call('instance.ban', { user_id: person.id });
    for (const client of clients) await until(() => client.getState().status === 'ended');
    for (const { url } of nodes.servers) {
      await until(async () => errorName(await ask({ url, token: person.token }, 'users.me', {})) === 'UNAUTHORIZED');
      expect(errorName(await ask({ url }, 'auth.login', { login: person.username, password: PASSWORD }))).toBe('ACCOUNT_DISABLED');
    }
  },

  async 'a changed password is good at every node, and the old one at none'(nodes) {
    const person = spread(nodes, await register(nodes.next()));
    await person.call('auth.changePassword', { password: PASSWORD, new_password: 'another long password' });
    for (const { url } of nodes.servers) {
      expect(errorName(await ask({ url }, 'auth.login', { login: person.username, password: PASSWORD }))).toBe('WRONG_CREDENTIALS');
      expect((await ask({ url }, 'auth.login', { login: person.username, password: 'another long password' })).status).toBe(200);
    }
  },
};

/** These change what holds for everybody: nothing else may run beside them. */
export const installationScenarios: Scenarios = {
  async 'whoever waits for approval is let in at every node at once'(nodes) {
    const admin = await administrator(nodes);
    const office = await openSocket(admin);
    await admin.call('instance.update', { registration: 'approval' });
    const outcomes = await times(nodes.servers.length, () => register(nodes.next()));
    await admin.call('instance.update', { registration: 'open' });
    for (const waiting of outcomes.map((person) => spread(nodes, person))) {
      await until(() => office.events.some((event) => event[0] === 'REGISTRATION_CREATE' && event[1].user_id === waiting.id));
      expect(errorName(await waiting.ask('guilds.create', { name: 'Mine' }))).toBe('WAITING_FOR_APPROVAL');
      await admin.call('registrations.approve', { user_id: waiting.id });
      await waiting.call('guilds.create', { name: 'Mine', template: 'empty' });
    }
  },
};
