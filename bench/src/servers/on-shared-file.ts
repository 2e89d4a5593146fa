import { createApp } from '../../../apps/server/src/app.ts';
import { loadConfig } from '../../../apps/server/src/config.ts';
import { createLogger } from '../../../apps/server/src/lib/logger.ts';
import { openSqliteStorage } from '../../../apps/server/src/storage/sqlite/sqlite-storage.ts';

/**
 * A node of the product that shares its SQLite file with the other nodes, which the product itself refuses: to measure nodes on a
 * machine without MongoDB.
 */
const config = loadConfig(process.env);
const storage = await openSqliteStorage({ folder: config.DATA_DIR, exclusive: false });
const app = await createApp({ config, logger: await createLogger(config.LOG_LEVEL), storage, strict: false });
process.once('SIGTERM', async () => {
  await app.close();
  process.exit();
});
await app.listen();
