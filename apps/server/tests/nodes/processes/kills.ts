import { pause } from '../../support/until.ts';
import { makeGhosts } from './ghosts.ts';
import { startInstallation } from './installation.ts';
import { type Balance, balance } from './ledger.ts';
import { makePlace, makeSomeone, type Someone } from './people.ts';
import { abandon, startWriting } from './writing.ts';

const NODES = 3;
const WRITERS = 5;
const OBSERVERS = 4;
/** Between two kills. ms. */
const CALM = 4_000;
const LEFT_BEHIND = 4;

export interface KillReport extends Balance {
  kills: number;
  /** From a kill until each client that was cut off was online again, sorted. ms. */
  resumed: number[];
  /** How long each of those who did not come back was shown as online, sorted. ms. */
  ghosts: number[];
}

/** Kills nodes one at a time while people write and read. Throws when anything is lost, doubled, reordered or not told. */
export async function runKills(kills: number, onKill: (line: string) => void = () => undefined): Promise<KillReport> {
  const installation = await startInstallation(NODES);
  const place = await makePlace(installation);
  const writers = await Promise.all(Array.from({ length: WRITERS }, (_, i) => makeSomeone(`writer${i}`, installation, place)));
  const observers = await Promise.all(Array.from({ length: OBSERVERS }, (_, i) => makeSomeone(`observer${i}`, installation, place)));
  const everybody = [...writers, ...observers];
  const [first] = observers;
  if (!first) throw new Error('nobody looks');
  for (const { client } of observers) await Promise.all(place.channel_ids.map((id) => client.loadPresent(id)));
  const ghosts = await makeGhosts(installation, place, first);
  const writing = writers.map((writer) => startWriting(writer, place));
  const resumed: number[] = [];

  for (let kill = 1; kill <= kills; kill++) {
    await pause(CALM * (0.5 + Math.random()));
    const slot = installation.slots[Math.floor(Math.random() * NODES)];
    if (!slot) throw new Error('no node');
    await slot.ready();
    const left = abandon(slot.url, first, place, LEFT_BEHIND);
    await pause(Math.random() * 15);
    const killed = performance.now();
    await slot.process.kill();
    ghosts.died(slot);
    await left;
    slot.start();
    const wall = await slot.ready();
    const cut = await timesBack(everybody, killed);
    resumed.push(...cut);
    for (const { client } of observers) for (const id of place.channel_ids) client.leave(id);
    onKill(
      `${kill}: ${cut.length} were cut off and back after ${cut.map(Math.round).join(', ')} ms, the node after ${Math.round(wall)} ms`,
    );
  }

  await pause(CALM);
  await Promise.all(writing.map((one) => one.stop()));
  const times = await ghosts.settle();
  checkNobodyStartedAfresh(everybody);
  const report = await balance(
    installation.api,
    place,
    observers,
    writing.flatMap(({ acknowledged }) => acknowledged),
  );
  return { kills, ...report, resumed: sorted(resumed), ghosts: sorted(times) };
}

/** In which a node that has just started hears of what was before. ms. */
const TELLING = 3_500;

/** Kills each node once, the next as soon as the one in its place knows. Answers how long each ghost was shown as online. ms. */
export async function runKillsInTurn(): Promise<number[]> {
  const installation = await startInstallation(NODES);
  const place = await makePlace(installation);
  const observer = await makeSomeone('observer', installation, place);
  const ghosts = await makeGhosts(installation, place, observer);
  for (const slot of installation.slots) {
    await slot.process.kill();
    ghosts.died(slot);
    slot.start();
    await slot.ready();
    await pause(TELLING);
  }
  return sorted(await ghosts.settle());
}

/** Of those who lost their connection since. */
async function timesBack(everybody: readonly Someone[], since: number): Promise<number[]> {
  await pause(500);
  const cut = everybody.flatMap(({ losses }) => losses.filter(({ lost }) => lost >= since));
  while (cut.some(({ back }) => back === undefined)) await pause(50);
  return cut.map(({ back = 0 }) => back - since);
}

/** Whoever was away for seconds is told what was missed. */
function checkNobodyStartedAfresh(everybody: readonly Someone[]): void {
  for (const { name, events } of everybody) {
    if (events.some(([type]) => type === 'RESYNC')) throw new Error(`${name} had to start afresh`);
  }
}

function sorted(times: number[]): number[] {
  return times.sort((a, b) => a - b);
}
