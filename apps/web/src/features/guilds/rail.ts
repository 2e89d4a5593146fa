import type { Id } from '@chat-js/protocol/ids.ts';
import type { GuildFolder, UserSettings } from '@chat-js/protocol/user-settings.ts';
import { keyOf, type RailEntry } from './rail-entries.ts';

type Order = Pick<UserSettings, 'guild_positions' | 'guild_folders'>;

/** The same as it is kept. */
export function orderOf(rail: readonly RailEntry[]): Order {
  return {
    guild_positions: rail.flatMap(guildsIn),
    guild_folders: rail.flatMap(({ folder }) => (folder ? [folder] : [])),
  };
}

const guildsIn = (entry: RailEntry): readonly Id[] => (entry.folder ? entry.folder.guild_ids : [entry.guild_id]);

export function folderOf(rail: readonly RailEntry[], guild_id: Id): GuildFolder | undefined {
  return rail.find(({ folder }) => folder?.guild_ids.includes(guild_id))?.folder;
}

/** What was dragged takes the place of what it was put down on, also inside of a folder. */
export function moveOver(rail: readonly RailEntry[], active: string, over: string, isOpen: (id: number) => boolean): readonly RailEntry[] {
  const from = placeOf(rail, active);
  const to = placeOf(rail, over);
  const entry = rail[from];
  const goal = rail[to];
  if (active === over || !entry || !goal) return rail;
  if (keyOf(entry) === active && entry.folder) return rail.toSpliced(from, 1).toSpliced(to, 0, entry);
  const down = lineOf(rail, over) > lineOf(rail, active);
  const guild = { guild_id: active };
  const left = without(rail, active);
  const at = placeOf(left, over);
  if (goal.folder && keyOf(goal) !== over) {
    const inside = goal.folder.guild_ids.filter((id) => id !== active);
    const index = inside.indexOf(over) + (down ? 1 : 0);
    return left.with(at, { folder: { ...goal.folder, guild_ids: inside.toSpliced(index, 0, active) } });
  }
  if (goal.folder && down && isOpen(goal.folder.id)) return putInto(left, active, over, 'first');
  return left.toSpliced(at + (down ? 1 : 0), 0, guild);
}

/** Into a folder, or into a new one together with another server. */
export function putInto(rail: readonly RailEntry[], guild_id: Id, goal: string, end: 'first' | 'last' = 'last'): readonly RailEntry[] {
  const left = without(rail, guild_id);
  const at = placeOf(left, goal);
  const entry = left[at];
  if (!entry || goal === guild_id) return rail;
  if (!entry.folder) return left.with(at, { folder: newFolder([entry.guild_id, guild_id]) });
  const { guild_ids } = entry.folder;
  return left.with(at, { folder: { ...entry.folder, guild_ids: end === 'last' ? [...guild_ids, guild_id] : [guild_id, ...guild_ids] } });
}

/** A folder of its own, where the server stands. */
export function putIntoNew(rail: readonly RailEntry[], guild_id: Id): readonly RailEntry[] {
  return rail.map((entry) => (keyOf(entry) === guild_id ? { folder: newFolder([guild_id]) } : entry));
}

/** Out of its folder, to stand below it. */
export function takeOut(rail: readonly RailEntry[], guild_id: Id): readonly RailEntry[] {
  const folder = folderOf(rail, guild_id);
  if (!folder) return rail;
  const at = placeOf(rail, guild_id);
  return without(rail, guild_id).toSpliced(folder.guild_ids.length > 1 ? at + 1 : at, 0, { guild_id });
}

/** One place up (-1) or down (1): among those that it stands with. */
export function moveBy(rail: readonly RailEntry[], key: string, step: 1 | -1): readonly RailEntry[] {
  const at = placeOf(rail, key);
  const entry = rail[at];
  if (!entry) return rail;
  if (keyOf(entry) === key || !entry.folder) return swapped(rail, at, step);
  const { folder } = entry;
  return rail.with(at, { folder: { ...folder, guild_ids: [...swapped(folder.guild_ids, folder.guild_ids.indexOf(key), step)] } });
}

export function mayMoveBy(rail: readonly RailEntry[], key: string, step: 1 | -1): boolean {
  return (
    moveBy(rail, key, step) !== rail && orderOf(moveBy(rail, key, step)).guild_positions.join() !== orderOf(rail).guild_positions.join()
  );
}

export function changeFolder(rail: readonly RailEntry[], id: number, changes: Pick<GuildFolder, 'name' | 'color'>): readonly RailEntry[] {
  return rail.map((entry) => (entry.folder?.id === id ? { folder: { ...entry.folder, ...changes } } : entry));
}

/** Its servers stand where it stood. */
export function breakUp(rail: readonly RailEntry[], id: number): readonly RailEntry[] {
  return rail.flatMap((entry): readonly RailEntry[] =>
    entry.folder?.id === id ? entry.folder.guild_ids.map((guild_id) => ({ guild_id })) : [entry],
  );
}

function swapped<T>(list: readonly T[], at: number, step: 1 | -1): readonly T[] {
  const moved = list[at];
  const to = at + step;
  return moved === undefined || to < 0 || to >= list.length ? list : list.toSpliced(at, 1).toSpliced(to, 0, moved);
}

/** Without a server; a folder that is empty then goes. */
function without(rail: readonly RailEntry[], guild_id: Id): readonly RailEntry[] {
  return rail.flatMap((entry): RailEntry[] => {
    if (!entry.folder) return entry.guild_id === guild_id ? [] : [entry];
    const guild_ids = entry.folder.guild_ids.filter((id) => id !== guild_id);
    return guild_ids.length > 0 ? [{ folder: { ...entry.folder, guild_ids } }] : [];
  });
}

function placeOf(rail: readonly RailEntry[], key: string): number {
  return rail.findIndex((entry) => keyOf(entry) === key || guildsIn(entry).includes(key));
}

/** Where it stands when all folders are open. */
function lineOf(rail: readonly RailEntry[], key: string): number {
  return rail.flatMap((entry) => (entry.folder ? [keyOf(entry), ...entry.folder.guild_ids] : [entry.guild_id])).indexOf(key);
}

function newFolder(guild_ids: Id[]): GuildFolder {
  const [id = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { id: id + 1, guild_ids, name: null, color: null };
}
