import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before the program is loaded: its modules are compiled once for all starts.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/node'));
const { run } = await import('./run.ts');
await run();
