import { parseSync } from 'oxc-parser';

/** One import, re-export or literal `import()` of a source file. */
export interface Import {
  /** As written: `./rules.ts`, `@chat-js/protocol/ids.ts`, `zod`, `node:fs`. */
  specifier: string;
  line: number;
  /** Erased before the program runs. */
  typeOnly: boolean;
}

/** Every import of a TypeScript file, read with a real parser. Throws on a file that does not parse. */
export function readImports(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  const fatal = errors.find((error) => error.severity === 'Error');
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  const line = (offset: number) => source.slice(0, offset).split('\n').length;
  const imports = module.staticImports.map((one): Import => {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType);
    return { specifier: one.moduleRequest.value, line: line(one.start), typeOnly };
  });
  const exports = module.staticExports
    .flatMap((one) => one.entries)
    .flatMap((entry): Import[] =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, line: line(entry.start), typeOnly: entry.isType }] : [],
    );
  const dynamic = module.dynamicImports.flatMap((one): Import[] => {
    const written = source.slice(one.moduleRequest.start, one.moduleRequest.end);
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(written);
    return literal?.[2] ? [{ specifier: literal[2], line: line(one.start), typeOnly: false }] : [];
  });
  return [...imports, ...exports, ...dynamic];
}
