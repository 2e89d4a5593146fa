import { atEnd } from './at-end.ts';
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
