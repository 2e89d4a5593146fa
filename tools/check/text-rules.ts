import { listFiles, type SourceFile } from './files.ts';

/** What may not be written, where, and what to write instead. Biome has the rules that need a syntax tree. */
const RULES: readonly { where: RegExp; never: RegExp; instead: string }[] = [
  { where: /\.tsx?$/, never: /@ts-(ignore|nocheck)\b/, instead: 'mend the type; a type test may use @ts-expect-error' },
  { where: /\.tsx?$/, never: /\bas unknown as\b/, instead: 'parse or narrow instead of casting twice' },
  { where: /\.tsx?$/, never: /\bcatch\s*(\([^)]*\)\s*)?\{\s*\}/, instead: 'handle the error or let it pass' },
  {
    where: /\.test\.tsx?$/,
    never: /\b(test|it|describe)\.(skip|only|todo|skipIf|runIf|fails)\b/,
    instead: 'a test runs, everywhere, or is not there',
  },
  {
    where: /^apps\/server\/src\/(?!(config|main|run|cli)\.ts).*(?<!\.test)\.ts$/,
    never: /\bprocess\.env\b/,
    instead: 'config.ts is the only reader of the environment',
  },
  {
    where: /^apps\/web\/src\/.*\.tsx?$/,
    never: /dangerouslySetInnerHTML|\.innerHTML\s*=/,
    instead: 'render elements; text is never markup',
  },
];

const LONG = 500;
/** A comment on the first line that says why. */
const REASON = /^(#!.*\n)?(\/\*\*?|\/\/)[^\n]*\bLong\b/i;

export async function checkTextRules(): Promise<string[]> {
  const files = await listFiles(/\.(ts|tsx|mjs)$/);
  return files.filter((file) => file.path !== 'tools/check/text-rules.ts').flatMap(findForbidden);
}

/** A file of 500 lines needs a reason at its top: a first comment that says why it is long. */
export async function checkFileSizes(): Promise<string[]> {
  const files = await listFiles(/\.(ts|tsx|mjs)$/);
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length;
    return lines > LONG && !REASON.test(text) ? [`${path} has ${lines} lines`] : [];
  });
}

export function findForbidden({ path, text }: SourceFile): string[] {
  return RULES.filter((rule) => rule.where.test(path)).flatMap((rule) =>
    text.split('\n').flatMap((line, index) => (rule.never.test(line) ? [`${path}:${index + 1} ${line.trim()} (${rule.instead})`] : [])),
  );
}
