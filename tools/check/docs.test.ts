import { expect, test } from 'vitest';
import { findBroken } from './docs.ts';
import { findForbidden } from './text-rules.ts';

const text = `Read [the glossary](glossary.md#guild) and [this](gone.md), run \`npm start\` or \`npm run fly\`,
see \`apps/server/src/main.ts\`, \`apps/server/src/gone.ts\` and [the site](https://example.org).`;

test('a document that points at nothing is told so', () => {
  const exists = (file: string) => ['docs/glossary.md', 'apps/server/src/main.ts'].includes(file);
  expect(findBroken({ path: 'docs/a.md', text }, new Set(['start']), exists)).toEqual([
    'docs/a.md links to gone.md',
    "docs/a.md names the command 'npm run fly'",
    'docs/a.md names apps/server/src/gone.ts',
  ]);
});

test('a skipped test, a silenced type and a swallowed error are seen', () => {
  const source = ['test.', "skip('later', () => {});\n// @ts-", 'ignore\ntry { go(); } catch {', '}\n'].join('');
  expect(findForbidden({ path: 'apps/server/src/a.test.ts', text: source })).toHaveLength(3);
  expect(findForbidden({ path: 'apps/server/src/a.test.ts', text: "test('now', () => {});" })).toEqual([]);
});
