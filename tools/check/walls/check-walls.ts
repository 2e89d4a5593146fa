import path from 'node:path';
import { type Import, readImports } from './read-imports.ts';
import { OUTSIDE, ROOMS, type Room } from './rooms.ts';

const OWN_PACKAGE = /^@chat-js\/(protocol|permissions|markdown|client)\/(.+)$/;
const ENDINGS = /\.(ts|tsx|mjs|json|css|svg|po|woff2)(\?\w+)?$/;

/** The sentences to show for one file; none when all its imports stay inside the walls. */
export function checkFile(file: string, source: string): string[] {
  const imports = readImports(file, source);
  const habits = imports.flatMap((one) => checkHabits(file, one));
  if (OUTSIDE.test(file)) return habits;
  const room = ROOMS.find(({ files }) => files.test(file));
  if (!room) return habits;
  const walls = imports.flatMap((one) => {
    const problem = checkWall(file, room, one);
    return problem ? [`${file}:${one.line} ${problem}`] : [];
  });
  return [...habits, ...walls];
}

function checkHabits(file: string, one: Import): string[] {
  const at = `${file}:${one.line}`;
  const inside = one.specifier.startsWith('.') || one.specifier.startsWith('@chat-js/');
  // What the bundler is asked to do with a file stands behind its name.
  const [name = ''] = one.specifier.split('?');
  if (inside && !ENDINGS.test(name)) return [`${at} imports '${one.specifier}': write the file's ending (.ts or .tsx)`];
  if (inside && /\/index\.tsx?$/.test(one.specifier))
    return [`${at} imports '${one.specifier}': there are no barrels here, import the file itself`];
  return [];
}

function checkWall(file: string, room: Room, one: Import): string | undefined {
  const target = resolve(file, one.specifier);
  if (target === undefined) {
    return room.packages.test(one.specifier) ? undefined : `${room.name} may not import the package '${one.specifier}'`;
  }
  if (room.files.test(target) && sameNeighbour(room, file, target)) return undefined;
  if (room.may.some((place) => place.test(target))) return undefined;
  if (room.mayTypes?.some((place) => place.test(target))) {
    return one.typeOnly ? undefined : `${room.name} may import only types from ${target}: write 'import type'`;
  }
  return `${room.name} may not import ${target}`;
}

function sameNeighbour(room: Room, file: string, target: string): boolean {
  const wanted = room.neighbour?.(target);
  return wanted === undefined || wanted === room.neighbour?.(file);
}

/** The repository path of what is imported; undefined for a package. */
function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  const own = OWN_PACKAGE.exec(specifier);
  return own ? `packages/${own[1]}/src/${own[2]}` : undefined;
}
