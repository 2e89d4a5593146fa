import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkFile } from './check-walls.ts';

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');

test('a use case that reaches for a door, an adapter, a driver and a barrel hears about each of them', () => {
  expect(checkFile('apps/server/src/features/messages/bad.ts', fixture('bad-use-case.ts.txt'))).toEqual([
    "apps/server/src/features/messages/bad.ts:6 imports '../guilds/index.ts': there are no barrels here, import the file itself",
    "apps/server/src/features/messages/bad.ts:7 imports './rules': write the file's ending (.ts or .tsx)",
    "apps/server/src/features/messages/bad.ts:1 server/features may not import the package 'node:sqlite'",
    "apps/server/src/features/messages/bad.ts:2 server/features may not import the package 'fastify'",
    'apps/server/src/features/messages/bad.ts:3 server/features may not import apps/server/src/doors/http.ts',
    'apps/server/src/features/messages/bad.ts:4 server/features may not import apps/server/src/storage/sqlite/messages.ts',
    "apps/server/src/features/messages/bad.ts:5 server/features may import only types from apps/server/src/storage/storage.ts: write 'import type'",
    'apps/server/src/features/messages/bad.ts:12 server/features may not import apps/server/src/doors/socket.ts',
  ]);
});

test('a use case that keeps to its room is left alone', () => {
  const source = `import type { Storage } from '../../storage/storage.ts';
    import { LIMITS } from '@chat-js/protocol/limits.ts';
    import { guildPermissions } from '@chat-js/permissions/permissions.ts';
    import { getChannel } from '../channels/get-channel.ts';`;
  expect(checkFile('apps/server/src/features/messages/good.ts', source)).toEqual([]);
});

test('the web app may not bring Zod to the browser, but may know its types', () => {
  const file = 'apps/web/src/features/messages/Composer.tsx';
  expect(checkFile(file, "import type { Message } from '@chat-js/protocol/messages.ts';")).toEqual([]);
  expect(checkFile(file, "import { Message } from '@chat-js/protocol/messages.ts';")).toHaveLength(1);
  expect(checkFile(file, "import { z } from 'zod';")).toHaveLength(1);
});

test('one web feature may use the hooks of another, not its components', () => {
  const file = 'apps/web/src/features/messages/Composer.tsx';
  expect(checkFile(file, "import { useChannel } from '../channels/use-channel.ts';")).toEqual([]);
  expect(checkFile(file, "import { ChannelRow } from '../channels/ChannelRow.tsx';")).toHaveLength(1);
});

test('two adapters and two doors do not know each other', () => {
  expect(checkFile('apps/server/src/storage/mongodb/users.ts', "import { prepare } from '../sqlite/database.ts';")).toHaveLength(1);
  expect(checkFile('apps/server/src/storage/mongodb/users.ts', "import type { Storage } from '../storage.ts';")).toEqual([]);
  expect(checkFile('apps/server/src/doors/socket.ts', "import { answer } from './http.ts';")).toHaveLength(1);
});

test('the same walls hold for import()', () => {
  expect(checkFile('packages/markdown/src/parse.ts', "const later = await import('../../client/src/store.ts');")).toHaveLength(1);
});
