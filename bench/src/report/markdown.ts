import { median } from '../lib/histogram.ts';
import type { System } from '../systems/system.ts';
import { type Bar, MEASURES, type Measure } from './measures.ts';
import type { Results } from './results.ts';

/** Medians of the rounds as a table; ratios are medians of the ratios within each round. */
export function markdownTable(results: Results, systems: readonly System[]): string {
  const rows = Object.entries(MEASURES).flatMap(([id, measure]) => {
    if (!systems.some(({ name }) => results.of(id, name).length > 0)) return [];
    const cells = systems.map(({ name }) => figure(results.of(id, name), measure));
    return [[measure.title, measure.unit, ...cells, describeBar(measure), verdict(id, measure, results)]];
  });
  const head = ['', 'unit', ...systems.map(({ title }) => title), 'bar', ''];
  return [head, head.map((_, index) => (index < 2 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function figure(values: readonly number[], { digits = 0 }: Measure): string {
  if (values.length === 0) return '–';
  return median(values).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function describeBar({ bar }: Measure): string {
  if (!bar) return '';
  const number = (value: number) => value.toLocaleString('en');
  const limit = bar.atLeast !== undefined ? `≥ ${number(bar.atLeast)}` : `≤ ${number(bar.atMost ?? 0)}`;
  return `${limit}${bar.timesRawWs ? ' × raw ws' : ''}${bar.aim ? `, aim ${number(bar.aim)}` : ''}`;
}

/** Our figure as the bar counts it; undefined when it was not measured. */
function counted(id: string, bar: Bar, results: Results): number | undefined {
  const ours = results.of(id, 'ours');
  if (ours.length === 0) return undefined;
  if (!bar.timesRawWs) return median(ours);
  const raw = results.of(id, 'raw-ws');
  if (raw.length !== ours.length) return undefined;
  return median(ours.map((value, round) => value / (raw[round] ?? Number.NaN)));
}

function verdict(id: string, { bar }: Measure, results: Results): string {
  if (!bar) return '';
  const value = counted(id, bar, results);
  if (value === undefined) return '';
  const held = (bar.atLeast === undefined || value >= bar.atLeast) && (bar.atMost === undefined || value <= bar.atMost);
  return `${held ? '✓' : '✗ **missed**'}${bar.timesRawWs ? ` ${value.toFixed(2)}×` : ''}`;
}
