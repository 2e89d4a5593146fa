import { atEnd } from './at-end.ts';
import { ON_PHONE } from './chromium.ts';
import { comeIn, findGuild, type Person } from './people.ts';
import { startServer, type TestServer } from './server.ts';

type People<Names extends readonly string[]> = { [Index in keyof Names]: Person };

/**
 * The seeded server, on which a test may write more than a person would, with its guild of everybody, and those who have
 * logged in there, each in a browser of their own.
 */
export async function openWorkshop<const Names extends readonly [string, ...string[]]>(
  ...names: Names
): Promise<[{ server: TestServer; guild_id: string }, ...People<Names>]> {
  const server = await startServer({ seeded: true, limits: 'off' });
  atEnd(server.stop);
  const people: Person[] = [];
  for (const name of names) people.push(await comeIn(server, name));
  const [first] = people;
  const guild_id = first ? (await findGuild(first, 'Дом мастеров')).id : '';
  return [{ server, guild_id }, ...(people as People<Names>)];
}

/** There, somebody who writes, and somebody who reads on two devices and has read everything but what comes in two channels. */
export async function openReading(here: string, there: string) {
  const [{ server, guild_id }, writer, desk] = await openWorkshop('anna', 'tom_w');
  const phone = await comeIn(server, 'tom_w', ON_PHONE);
  const create = (name: string) => writer.rest.call('channels.create', { guild_id, type: 0, name });
  const places = { here: await create(here), there: await create(there) };
  for (const { id } of await desk.rest.call('users.listMyGuilds', {})) await desk.rest.call('readStates.ackGuild', { guild_id: id });
  return { server, guild_id, ...places, writer, desk, phone };
}
