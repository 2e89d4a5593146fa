/** How well a name fits what was written: it begins so, a word of it does, it is somewhere inside. */
export type Fit = 0 | 1 | 2;

/** The best fit of several names; undefined when none has it. */
export function fitOf(query: string, names: readonly (string | null | undefined)[]): Fit | undefined {
  const wanted = query.toLowerCase();
  let best: Fit | undefined;
  for (const name of names) {
    const fit = name ? fitOfName(wanted, name.toLowerCase()) : undefined;
    if (fit !== undefined && (best === undefined || fit < best)) best = fit;
  }
  return best;
}

function fitOfName(wanted: string, name: string): Fit | undefined {
  const at = name.indexOf(wanted);
  if (at < 0) return undefined;
  if (at === 0) return 0;
  return name.split(/[\s._-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
}

export interface Candidate {
  /** What it is sorted by among equals. */
  label: string;
  /** All it is known by. */
  names: readonly (string | null | undefined)[];
}

/** Those who fit: who is here first, then the better fit, then by name. `isHere` is asked of those who fit only. */
export function rank<C extends Candidate>(candidates: readonly C[], query: string, most: number, isHere?: (one: C) => boolean): C[] {
  return candidates
    .flatMap((one) => {
      const fit = fitOf(query, one.names);
      return fit === undefined ? [] : [{ one, fit, away: isHere?.(one) ? 0 : 1 }];
    })
    .sort((a, b) => a.away - b.away || a.fit - b.fit || byName.compare(a.one.label, b.one.label))
    .slice(0, most)
    .map(({ one }) => one);
}

const byName = new Intl.Collator(undefined, { numeric: true });
