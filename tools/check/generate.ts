import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './files.ts';
import { generate } from './generated.ts';

for (const { file, text } of await generate()) {
  await writeFile(path.join(ROOT, file), text);
  process.stdout.write(`${file}\n`);
}
