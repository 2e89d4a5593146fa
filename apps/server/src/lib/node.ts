/**
 * This process among those that share a log. Read at each use: a node that the others took for gone goes on under
 * another id, with another worker.
 */
export interface Node {
  readonly id: string;
  /** 0 to 1023, in the ids that this node issues; held by one node at a time. Alone it is 0. */
  readonly worker: number;
  /** Whether this process goes or went under that id. */
  was(id: string): boolean;
}

/** A process that shares its log with nobody. */
export const ALONE: Node = { id: 'alone', worker: 0, was: (id) => id === 'alone' };
