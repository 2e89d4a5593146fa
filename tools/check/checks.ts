import type { Check } from './check.ts';
import { checkDeployment } from './deployment.ts';
import { checkDocs } from './docs.ts';
import { listFiles } from './files.ts';
import { checkGenerated, GENERATE_COMMAND } from './generated.ts';
import { checkFileSizes, checkTextRules } from './text-rules.ts';
import { bin, complaints, runNode } from './tools.ts';
import { typeChecks } from './types.ts';
import { checkFile } from './walls/check-walls.ts';

const WEB = { cwd: 'apps/web' };

/** Everything that `npm run check` looks at, the slow ones first. */
export async function allChecks(): Promise<Check[]> {
  return [
    ...(await typeChecks()),
    {
      name: 'lint and format',
      fix: 'npm run format mends most of it.',
      run: async () =>
        complaints(
          await runNode([
            bin('@biomejs/biome/bin/biome'),
            'ci',
            '--colors=off',
            '--reporter=concise',
            '--error-on-warnings',
            '--diagnostic-level=warn',
            '--max-diagnostics=100',
          ]),
        ),
    },
    {
      name: 'dead code',
      fix: 'Remove what nothing uses, or say in knip.json why it stays.',
      run: async () => complaints(await runNode([bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints'])),
    },
    {
      name: 'translations in step',
      fix: 'npm run translations writes new texts into apps/web/src/locales; then translate them.',
      run: async () => complaints(await runNode([bin('@lingui/cli/dist/lingui.js'), 'check', 'sync', '--clean', '--workers', '1'], WEB)),
    },
    {
      name: 'translations complete',
      fix: 'Fill the empty msgstr in apps/web/src/locales.',
      run: async () => complaints(await runNode([bin('@lingui/cli/dist/lingui.js'), 'check', 'missing', '--verbose'], WEB)),
    },
    {
      name: 'import walls',
      fix: 'The table is in tools/check/walls/rooms.ts and docs/architecture.md.',
      run: async () => (await listFiles(/^(apps|packages|bench|tools)\/.*\.tsx?$/)).flatMap(({ path, text }) => checkFile(path, text)),
    },
    {
      name: 'bundle size',
      fix: 'Load what is not needed at first later, or find what came in.',
      run: async () => complaints(await runNode(['apps/web/scripts/bundle-size.ts'])),
    },
    { name: 'generated files', fix: `${GENERATE_COMMAND} writes them anew.`, run: checkGenerated },
    { name: 'forbidden words', fix: 'The rules are in tools/check/text-rules.ts.', run: checkTextRules },
    { name: 'file sizes', fix: 'Split it, or begin it with a comment that says why it is long.', run: checkFileSizes },
    { name: 'containers and proxies', fix: 'Mend compose.yaml, the Dockerfile or deploy/.', run: checkDeployment },
    { name: 'links and commands in documents', fix: 'Mend the document.', run: checkDocs },
  ];
}
