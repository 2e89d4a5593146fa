import type { Figure, Outcome } from './scenario.ts';

/** A scenario that was played, or why it broke off. */
export type Played = { name: string; title: string } & (Outcome | { failed: string });

/** True when nothing went wrong; a bar that was missed is a result, not an error. */
export function isSound(played: Played): boolean {
  return !('failed' in played) && played.errors.length === 0;
}

/** A scenario as markdown: its figures, each beside what was promised, and every error. */
export function describe(played: Played): string {
  const head = `## ${played.title}`;
  if ('failed' in played) return `${head}\n\n**Broke off**: ${played.failed}\n`;
  const { about, figures, errors } = played;
  const rows = figures.map(
    (figure) => `| ${figure.title} | ${figure.unit} | ${number(figure.value, figure.digits)} | ${promise(figure)} | ${verdict(figure)} |`,
  );
  const count = errors.reduce((sum, [, times]) => sum + times, 0);
  const told = count === 0 ? 'No errors.' : `**${count} errors:**\n${errors.map(([what, times]) => `- ${times} × ${what}`).join('\n')}`;
  return `${head}\n\n${about}\n\n|  | unit |  | bar |  |\n| --- | --- | ---: | ---: | --- |\n${rows.join('\n')}\n\n${told}\n`;
}

function promise({ bar, digits }: Figure): string {
  if (bar?.atLeast !== undefined) return `≥ ${number(bar.atLeast)}`;
  return bar?.atMost === undefined ? '' : `≤ ${number(bar.atMost, bar.atMost % 1 === 0 ? 0 : digits)}`;
}

function verdict({ bar, value }: Figure): string {
  if (!bar) return '';
  // NaN, what was never reached, holds nothing.
  const holds = (bar.atLeast === undefined || value >= bar.atLeast) && (bar.atMost === undefined || value <= bar.atMost);
  return holds ? '✓' : '✗ **missed**';
}

function number(value: number, digits = 0): string {
  if (Number.isNaN(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
