import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Part } from './parts.ts';
import type { Section } from './sections.ts';

/** How often a line is written. Unit: ms. */
const EVERY = 2000;

/** Tells how far one pass over everything has come. */
export interface Progress {
  /** @throws the reason of the signal */
  add(part: Pick<Part, 'section' | 'rows'>): Promise<void>;
}

/** Where lines about a pass go, and what stops it. */
export interface Report {
  say(line: string): void;
  /** Aborted by Ctrl+C: the pass ends after the part it is at. */
  signal: AbortSignal;
  /** ms; a clock that only goes forward. */
  now(): number;
}

/** `total` rows are expected; undefined when nobody knows. `done` were handled by an earlier run. */
export function startProgress({ say, signal, now }: Report, doing: string, total?: number, done = 0): Progress & { finish(): void } {
  const began = now();
  let written = began;
  let rows = 0;
  let inSection = 0;
  let current: Section | undefined;

  const number = (value: number) => value.toLocaleString('en-US');

  function line(): string {
    const section = current ? `${current} ${number(inSection)}` : 'nothing yet';
    if (total === undefined) return `${doing}: ${section}; ${number(rows)} rows`;
    const all = done + rows;
    const percent = total === 0 ? 100 : Math.floor((all / total) * 100);
    const left = rows === 0 ? '' : `, ${span(((now() - began) / rows) * (total - all))} left`;
    return `${doing}: ${section}; ${number(all)} of ${number(total)} rows, ${percent} %${left}`;
  }

  return {
    async add(part) {
      // A signal is only noticed in a turn of its own, and an embedded store leaves none.
      await nextTurn();
      signal.throwIfAborted();
      if (current !== part.section) inSection = 0;
      current = part.section;
      inSection += part.rows.length;
      rows += part.rows.length;
      if (now() - written < EVERY) return;
      written = now();
      say(line());
    },
    finish() {
      say(`${doing}: done, ${number(done + rows)} rows in ${span(now() - began)}`);
    },
  };
}

function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
