import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, logIn, makeChannels, messagesAfter } from './api.ts';
import { createLedger } from './ledger.ts';
import { freePort, type Start, startServer } from './server-process.ts';
import { type Acknowledged, createWriter, restDoor, socketDoor } from './writers.ts';

const WRITERS = 16;
const CHANNELS = 4;
/** Every so many cycles the server is killed while it starts, too. */
const KILL_DURING_START_EVERY = 5;
/** Access tokens live for 15 minutes. Unit: ms. */
const LOG_IN_AGAIN = 10 * 60_000;

export interface CrashReport {
  cycles: number;
  acknowledged: number;
  stored: number;
  /** Each start after a crash, until the server was ready. */
  starts: Start[];
}

/** Kills the server `cycles` times while writers send through REST and the socket. Throws when a message is lost, doubled or out of order. */
export async function runCrashCycles(cycles: number, onCycle: (line: string) => void = () => undefined): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-js-crash-'));
  const port = await freePort();
  const ledger = createLedger();
  const starts: Start[] = [];
  let server = startServer({ folder, port });
  try {
    await server.ready();
    let session = { api: await logIn(server.url), since: Date.now() };
    const channel_ids = await makeChannels(session.api, CHANNELS);
    const writers = Array.from({ length: WRITERS }, (_, i) => createWriter(`w${i}`, channel_ids[i % CHANNELS] ?? ''));
    const lastRead = new Map(channel_ids.map((id) => [id, '0']));

    const send = async (enough: () => boolean): Promise<Acknowledged[]> => {
      const { url } = server;
      const sent = writers.map((writer, i) => writer.run(i % 2 === 0 ? restDoor(session.api) : socketDoor(url, session.api), enough));
      return (await Promise.all(sent)).flat();
    };
    const check = async (acknowledged: Acknowledged[]): Promise<void> => {
      for (const [channel_id, after] of lastRead) {
        const messages = await messagesAfter(session.api, channel_id, after);
        ledger.read(messages);
        lastRead.set(channel_id, messages.at(-1)?.id ?? after);
      }
      ledger.compare(acknowledged);
      checkIntegrity(folder);
    };

    for (let cycle = 1; cycle <= cycles; cycle++) {
      let asked = 0;
      const sending = send(() => {
        asked += 1;
        return false;
      });
      // More questions than writers: something was acknowledged.
      while (asked <= WRITERS) {
        if (await Promise.race([sleep(5), sending])) throw new Error('The server ended by itself');
      }
      await sleep(Math.random() * 300);
      await server.kill();
      const acknowledged = await sending;

      if (cycle % KILL_DURING_START_EVERY === 0) await killDuringStart(folder, port);
      server = startServer({ folder, port });
      const start = await server.ready();
      starts.push(start);
      if (Date.now() - session.since > LOG_IN_AGAIN) session = { api: await logIn(server.url), since: Date.now() };
      await check(acknowledged);
      onCycle(
        `${cycle}: ${acknowledged.length} acknowledged, ready after ${Math.round(start.wall)} ms, ${Math.round(start.queued)} of it behind other processes`,
      );
    }

    // What the last crash left unanswered is sent again; after that every message of every writer is there once.
    await check(await send(() => true));
    await readFromTheStart(session.api, channel_ids);
    const { acknowledged, stored } = ledger.counts();
    if (stored !== acknowledged) throw new Error(`${acknowledged} messages were acknowledged and ${stored} are stored`);
    return { cycles, acknowledged, stored, starts };
  } catch (error) {
    throw new Error(`${folder} is kept. The server said: ${server.errors() || 'nothing'}`, { cause: error });
  } finally {
    await server.kill();
    if (starts.length === cycles) rmSync(folder, { recursive: true });
  }
}

async function killDuringStart(folder: string, port: number): Promise<void> {
  const server = startServer({ folder, port });
  await sleep(50 + Math.random() * 600);
  await server.kill();
}

/** The whole history once more, so that nothing read earlier has gone since. */
async function readFromTheStart(api: Api, channel_ids: readonly string[]): Promise<void> {
  const whole = createLedger();
  for (const channel_id of channel_ids) whole.read(await messagesAfter(api, channel_id, '0'));
}

function checkIntegrity(folder: string): void {
  const db = new DatabaseSync(join(folder, 'chat.db'), { readOnly: true });
  const answer = db.prepare('PRAGMA integrity_check').all();
  db.close();
  const lines = answer.map(({ integrity_check }) => integrity_check);
  if (lines.join() !== 'ok') throw new Error(`integrity_check: ${lines.join('; ')}`);
}
