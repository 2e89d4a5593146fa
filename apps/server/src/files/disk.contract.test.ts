import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { filesContract } from './contract/files.contract.ts';
import { createDiskFiles } from './disk.ts';

describe('a folder', () =>
  filesContract(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chat-js-files-'));
    return { files: createDiskFiles(folder), close: () => rm(folder, { recursive: true }) };
  }));
