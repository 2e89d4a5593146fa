import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the repository. */
export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}

/** One line to the person who typed the command. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** What stops the command and is already a sentence for a person: shown without a stack. */
export class Stop extends Error {}

/** Runs a command's main function; a `Stop` becomes one line and exit code 1. */
export async function main(command) {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
