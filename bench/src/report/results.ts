import type { SystemName } from '../systems/system.ts';

/** Figures by measure and system, one for each round; rounds of different systems with the same index alternated. */
export interface Results {
  add(measure: string, system: SystemName, value: number): void;
  of(measure: string, system: SystemName): readonly number[];
  note(text: string): void;
  /** Programs that are not measured used so many cores meanwhile. */
  disturbed(cores: number): void;
  /** The mean of them; undefined when nothing was watched. */
  disturbance(): number | undefined;
  notes: readonly string[];
  toJSON(): Record<string, Partial<Record<SystemName, number[]>>>;
}

export function createResults(): Results {
  const figures: Record<string, Partial<Record<SystemName, number[]>>> = {};
  const notes: string[] = [];
  const others: number[] = [];
  return {
    add: (measure, system, value) => {
      figures[measure] ??= {};
      const values = figures[measure][system] ?? [];
      values.push(value);
      figures[measure][system] = values;
    },
    of: (measure, system) => figures[measure]?.[system] ?? [],
    note: (text) => {
      notes.push(text);
    },
    disturbed: (cores) => {
      others.push(cores);
    },
    disturbance: () => (others.length > 0 ? others.reduce((sum, cores) => sum + cores, 0) / others.length : undefined),
    notes,
    toJSON: () => figures,
  };
}
