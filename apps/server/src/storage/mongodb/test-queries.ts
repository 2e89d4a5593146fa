import type { CommandStartedEvent, Document } from 'mongodb';
import { INDEXES } from './indexes.ts';

/** What a query asks for: enough to see which index serves it. */
export interface Query {
  collection: string;
  filter: Document;
  sort: Record<string, number>;
  limit: number;
  /** The command as it was sent, for `explain`. */
  command: Document;
}

/** The queries inside a command of the driver: what is read, updated and removed. */
export function queriesOf({ commandName, command }: Pick<CommandStartedEvent, 'commandName' | 'command'>): Query[] {
  const collection = String(command[commandName]);
  const query = (filter: Document, given: Partial<Query>): Query => ({ collection, filter, sort: {}, limit: 0, command, ...given });
  switch (commandName) {
    case 'find': {
      const { filter = {}, sort = {}, limit = 0, projection } = command;
      return [query(filter, { sort: toObject(sort), limit, command: { find: collection, filter, sort, limit, projection } })];
    }
    case 'aggregate': {
      const { pipeline } = command;
      return [query(pipeline[0]?.$match ?? {}, { command: { aggregate: collection, pipeline, cursor: {} } })];
    }
    case 'findAndModify': {
      const { query: filter, update } = command;
      return [query(filter, { command: { findAndModify: collection, query: filter, update } })];
    }
    case 'update':
      return command.updates.map((one: Document) => query(one.q, { command: { update: collection, updates: [one] } }));
    case 'delete':
      return command.deletes.map((one: Document) => query(one.q, { command: { delete: collection, deletes: [one] } }));
    default:
      return [];
  }
}

/** The same for queries that differ in their values only. */
export function shapeOf({ collection, filter, sort, command }: Query): string {
  const fields = Object.entries(filter).map(([field, value]) => `${field}:${operatorOf(value)}`);
  return `${Object.keys(command)[0]} ${collection} {${fields.join(' ')}} ${JSON.stringify(sort)}`;
}

/** The name of an index that finds what is asked for, in the order asked for, without looking at everything. */
export function findIndex({ collection, filter, sort, limit }: Query): string | undefined {
  const indexes = [{ name: '_id', key: { _id: 1 } }, ...(INDEXES[collection] ?? [])];
  const isAnyOne = Object.keys(filter).length === 0 && limit === 1 && Object.keys(sort).length === 0;
  if (isAnyOne) return '_id';
  return indexes.find(({ key }) => narrows(Object.keys(key), filter, sort) && orders(Object.entries(key), filter, sort))?.name;
}

/** A field of the filter begins the index; without a filter the order does. */
function narrows([first = '']: string[], filter: Document, sort: Record<string, number>): boolean {
  return first in filter || (Object.keys(filter).length === 0 && first in sort);
}

/** Fields with one value have no order: what is left must stand in the index as it is asked for, or all of it the other way round. */
function orders(key: [string, number][], filter: Document, sort: Record<string, number>): boolean {
  const isFixed = ([field]: [string, number]) => field in filter && operatorOf(filter[field]) === 'is';
  const wanted = Object.entries(sort).filter((one) => !isFixed(one));
  const offered = key.filter((one) => !isFixed(one));
  const ways = new Set(wanted.map(([field, way], place) => (offered[place]?.[0] === field ? way * (offered[place]?.[1] ?? 0) : 0)));
  return ways.size === 0 || (ways.size === 1 && !ways.has(0));
}

function operatorOf(value: unknown): string {
  const isOperator = typeof value === 'object' && value !== null && Object.keys(value)[0]?.startsWith('$');
  return isOperator ? Object.keys(value).join(',') : 'is';
}

/** The driver sends a sort as a Map, so that its order is kept. */
function toObject(sort: Map<string, number> | Record<string, number>): Record<string, number> {
  return sort instanceof Map ? Object.fromEntries(sort) : sort;
}
