import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { System } from '../systems/system.ts';
import { describeMachine } from './machine.ts';
import { markdownTable } from './markdown.ts';
import type { Results } from './results.ts';

const FOLDER = fileURLToPath(new URL('../../results/', import.meta.url));

/** Writes bench/results/<time>.md and .json; answers the markdown. */
export function writeReport(results: Results, systems: readonly System[], command: string): string {
  const machine = describeMachine();
  const table = markdownTable(results, systems);
  const notes = results.notes.map((note) => `- ${note}`).join('\n');
  const others = results.disturbance();
  const disturbance =
    others === undefined
      ? ''
      : ` Other programs took ${others.toFixed(1)} cores meanwhile${others > 0.2 ? ', which is too much to trust these figures' : ''}.`;
  const markdown = `${table}\n\nMedians of the rounds. ${machine}.${disturbance} \`${command}\`\n${notes ? `\n${notes}\n` : ''}`;
  const name = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.md`), markdown);
  writeFileSync(
    join(FOLDER, `${name}.json`),
    `${JSON.stringify({ machine, others, command, figures: results.toJSON(), notes: results.notes }, null, 2)}\n`,
  );
  return markdown;
}
