import { parentPort, workerData } from 'node:worker_threads';
import { createCheckpoints } from './checkpoints.ts';
import { openDatabase } from './database.ts';
import { type Call, runGroup } from './group.ts';

if (!parentPort) throw new Error('writer-worker.ts runs as a worker thread');
const port = parentPort;

const db = openDatabase(workerData.path);
db.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -4000');
const checkpoints = createCheckpoints(db, (message) => process.emitWarning(message));
port.postMessage('open');

port.on('message', (group: Call[] | 'close') => {
  if (group === 'close') {
    checkpoints.finish();
    db.close();
    port.close();
    return;
  }
  port.postMessage(runGroup(db, group));
  checkpoints.written(group.length);
});
