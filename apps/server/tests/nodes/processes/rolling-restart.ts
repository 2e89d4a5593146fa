import { openSocket } from '../../support/sockets.ts';
import { pause } from '../../support/until.ts';
import { type Installation, type Slot, startInstallation } from './installation.ts';
import { type Balance, balance } from './ledger.ts';
import { makeAccount, makePlace, makeSomeone, type Place, type Someone } from './people.ts';
import { startWriting } from './writing.ts';

const NODES = 2;
const PEOPLE = 4;
/** Between two restarts. ms. */
const CALM = 2_000;
/** A WebSocket that ended without a word (RFC 6455, section 7.1.5). */
const ABNORMAL = 1006;

export interface RestartReport extends Balance {
  exitCodes: (number | null)[];
  /** Calls that were answered while nodes went and came. */
  calls: number;
  /** What any call of any client said that was not an answer. */
  errors: string[];
  /** How the connection of a client that did not go by itself ended. */
  ending: { reason: string; code: number | undefined };
  /** Clients that were without a connection for a moment. */
  cutOff: string[];
}

/** Stops each node by SIGTERM and starts it again while people write, read and ask. */
export async function runRollingRestart(): Promise<RestartReport> {
  const installation = await startInstallation(NODES);
  const place = await makePlace(installation);
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => makeSomeone(`person${i}`, installation, place)));
  for (const { client } of people) await Promise.all(place.channel_ids.map((id) => client.loadPresent(id)));
  const stays = await openStaying(installation, place);
  const writing = people.map((person) => startWriting(person, place));
  const asking = people.map((person) => startAsking(person, place));

  const exitCodes: (number | null)[] = [];
  for (const slot of installation.slots) {
    await pause(CALM);
    exitCodes.push(await slot.process.terminate());
    slot.start();
    await slot.ready();
  }
  await pause(CALM);
  await Promise.all(writing.map((one) => one.stop()));
  const asked = await Promise.all(asking.map((one) => one.stop()));
  const acknowledged = writing.flatMap((one) => one.acknowledged);
  return {
    exitCodes,
    calls: asked.reduce((sum, { calls }) => sum + calls, 0),
    errors: asked.flatMap(({ errors }) => errors),
    ending: await stays.ending,
    cutOff: people.filter(({ losses }) => losses.length > 0).map(({ name }) => name),
    ...(await balance(installation.api, place, people, acknowledged)),
  };
}

/** A program that does not know the word to go elsewhere. */
async function openStaying(installation: Installation, place: Place): Promise<{ ending: Promise<RestartReport['ending']> }> {
  const [slot] = installation.slots as [Slot];
  const account = await makeAccount('stays', installation, place);
  const { socket } = await openSocket({ url: slot.url, token: await account.token() });
  const ending = new Promise<RestartReport['ending']>((resolve) => {
    socket.on('disconnect', (reason, details) => {
      const context: unknown = details && 'context' in details ? details.context : undefined;
      const code = typeof context === 'object' && context !== null && 'code' in context ? Number(context.code) : undefined;
      resolve({ reason, code });
    });
  });
  return { ending };
}

function startAsking({ client, name }: Someone, { channel_ids }: Place) {
  let stopped = false;
  const asked = { calls: 0, errors: [] as string[] };
  const done = (async () => {
    while (!stopped) {
      await client.call('messages.list', { channel_id: channel_ids[0] ?? '', limit: 5 }).then(
        () => {
          asked.calls += 1;
        },
        (error: unknown) => void asked.errors.push(`${name}: ${error}`),
      );
      await pause(30);
    }
    return asked;
  })();
  return {
    stop() {
      stopped = true;
      return done;
    },
  };
}

export function isNormal({ reason, code }: RestartReport['ending']): boolean {
  return reason !== 'transport error' && code !== ABNORMAL;
}
