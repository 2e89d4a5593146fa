import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  imports?: string[];
}

/** gzip, in units of 1000 bytes, React included: what a page loads before it can be used. */
const BARS = {
  login: { most: 140, pages: ['src/features/auth/LoginPage.tsx'], words: ['visitor'] },
  chat: { most: 200, pages: ['src/shell/ChatRoot.tsx', 'src/features/messages/MessagePane.tsx'], words: ['visitor', 'chat'] },
};

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<string, Chunk>;

function sizeOf(file: string): number {
  return gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
}

/** The scripts of some chunks with everything they import statically. */
function filesOf(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest of ${fileURLToPath(dist)}`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    waiting.push(...(chunk.imports ?? []));
  }
  return seen;
}

// A visitor loads one language; the largest one counts.
function catalogs(words: readonly string[]): string[] {
  const languages = ['en', 'ru'].map((locale) => words.map((part) => `src/locales/${locale}/${part}.po`));
  const weight = (names: string[]) => names.reduce((sum, name) => sum + sizeOf(manifest[name]?.file ?? ''), 0);
  return languages.sort((a, b) => weight(b) - weight(a))[0] ?? [];
}

let failed = false;
for (const [name, { most, pages, words }] of Object.entries(BARS)) {
  const files = [...filesOf(['index.html', ...catalogs(words), ...pages])].filter((file) => file.endsWith('.js'));
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0) / 1000;
  const fits = total < most;
  failed ||= !fits;
  console.log(`${fits ? 'ok' : 'TOO LARGE'}  ${name}: ${total.toFixed(1)} KB gzip in ${files.length} files, bar ${most} KB`);
  if (process.argv.includes('--files')) {
    for (const file of files.sort((a, b) => sizeOf(b) - sizeOf(a)))
      console.log(`  ${(sizeOf(file) / 1000).toFixed(1).padStart(6)}  ${file}`);
  }
}
process.exitCode = failed ? 1 : 0;
