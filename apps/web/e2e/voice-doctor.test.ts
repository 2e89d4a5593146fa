import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SECRET, startCoturn } from '../../server/tests/support/coturn.ts';
import { freeUdpPort } from '../../server/tests/support/free-udp-port.ts';
import { atEnd } from './support/at-end.ts';
import { faultsAtBothWidths } from './support/barriers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, type Person } from './support/people.ts';
import { startRouter } from './support/router.ts';
import { startServer } from './support/server.ts';

/** Two people on one machine are led to it, which coturn forbids otherwise. */
const ON_ONE_MACHINE = ['--allow-loopback-peers', '--allowed-peer-ip=127.0.0.1'];
/** The relay is asked over UDP and over TCP, and over TLS with a certificate that no browser knows. ms */
const PATIENCE = { timeout: 60_000 };

/** Somebody on a server with these settings, after everything was looked at. */
async function examine(settings: Record<string, string>): Promise<Person> {
  const server = await startServer({ seeded: true, settings });
  atEnd(() => server.stop());
  const person = await comeIn(server, 'tom_w');
  await person.context.grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']);
  await person.page.goto(`${server.url}/settings/voice-check`);
  await examineAgain(person.page);
  return person;
}

async function examineAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Check/ }).click();
  await page.getByRole('button', { name: 'Copy for the administrator' }).waitFor(PATIENCE);
}

const grades = (page: Page) =>
  page
    .locator('[data-check]')
    .evaluateAll((rows) => Object.fromEntries(rows.map((row) => [row.getAttribute('data-check'), row.getAttribute('data-grade')])));

async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy for the administrator' }).click();
  await page.getByText('Copied').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('without a relay the check says that it is enough at home, and what is missing elsewhere', async () => {
  const stunPort = await freeUdpPort();
  const router = await startRouter(stunPort);
  const { page, problems } = await examine({ STUN_PORT: String(stunPort), TURN_URLS: `stun:127.0.0.1:${router.inside}` });
  expect(await grades(page)).toEqual({ microphone: 'good', server: 'good', stun: 'good', udp: 'absent', tcp: 'absent', tls: 'absent' });
  const verdict = page.getByRole('note');
  await verdict.getByText('Sound goes directly from you to others.').waitFor();
  await verdict.getByText(/TURN_URLS and TURN_SECRET, and npm run doctor/).waitFor();
  await page.getByText('You are seen as 127.0.0.1').waitFor();
  expect(await copied(page)).toContain('You are seen as 127.0.x.x');
  expect(await faultsAtBothWidths(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  expect(problems).toEqual([]);
});

test('a relay is measured in each of its ways, and an administrator is told no secret', async () => {
  const coturn = await startCoturn({ options: ON_ONE_MACHINE });
  const urls = [
    `turn:127.0.0.1:${coturn.port}`,
    `turn:127.0.0.1:${coturn.port}?transport=tcp`,
    `turns:127.0.0.1:${coturn.tlsPort}?transport=tcp`,
  ];
  const { page, rest, problems } = await examine({ TURN_URLS: urls.join(','), TURN_SECRET: SECRET });
  // Nobody here has a name for which a browser would take a certificate.
  expect(await grades(page)).toEqual({ microphone: 'good', server: 'good', stun: 'absent', udp: 'good', tcp: 'good', tls: 'bad' });
  await page.getByText('The relay did not answer.').waitFor();
  expect(await page.getByText(/^It works: \d+ ms there and back, \d+(\.\d)? % lost\.$/).count()).toBe(2);
  await page.getByRole('note').getByText('Sound goes through the relay over UDP, because you hide your address.').waitFor();

  const text = await copied(page);
  expect(text).toContain(urls[0]);
  const { ice_servers } = await rest.call('iceServers.list', {});
  for (const { credential, username } of ice_servers)
    for (const secret of [credential, username]) if (secret) expect(text).not.toContain(secret);
  expect(text).not.toContain(SECRET);
  expect(problems).toEqual([]);
});

test('a relay with another secret and one that is gone are told apart', async () => {
  const { port } = await startCoturn();
  const gone = await freeUdpPort();
  const { page } = await examine({
    TURN_URLS: `turn:127.0.0.1:${port},turn:127.0.0.1:${gone}?transport=tcp`,
    TURN_SECRET: 'another-secret-of-others',
  });
  await page.getByText('The relay does not let you in.').waitFor();
  await page.getByText('The relay did not answer.').waitFor();
  await page.getByRole('note').getByText('Nobody can hear you: you hide your address, and no relay works.').waitFor();
});
