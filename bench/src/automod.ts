import { setTimeout as sleep } from 'node:timers/promises';
import { CallError } from '../../packages/client/src/errors.ts';
import { createRest, type Rest } from '../../packages/client/src/rest.ts';
import { ERRORS } from '../../packages/protocol/src/errors.ts';
import { createHistogram } from './lib/histogram.ts';
import { onStage } from './people/stage.ts';
import { describeMachine } from './report/machine.ts';

/**
 * `npm run automod-load`: how long a message takes in a server with 1,000 rules of AutoMod, evil expressions among them, on the
 * program as it is run, with a disk under it. Ends with 1 when the 99th percentile is above the bar.
 */
const BAR_MS = 200;
const SECONDS = Number(process.env.SECONDS ?? 20);
const WRITERS = 20;
/** Between two messages of one writer. ms */
const PAUSE = 500;
const RULES = { keywords: 900, patterns: 84, evil: 16 };

const LETTERS = 'abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрстуфхцчшщыэюя';
let state = 7;

function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const word = () => Array.from({ length: 4 + random(8) }, () => LETTERS.charAt(random(LETTERS.length))).join('');
const words = (length: number) =>
  Array.from({ length: length / 4 }, word)
    .join(' ')
    .slice(0, length);
/** Made for the evil expressions: each letter begins all of them again. */
const evil = (length: number) => Array.from({ length }, () => 'xabz'.charAt(random(4))).join('');

const MESSAGES: Record<string, () => string> = {
  'a line of 80 characters': () => words(80),
  '3,980 characters': () => words(3980),
  '3,980 characters made for evil expressions': () => evil(3980),
};

async function makeRules(owner: Rest, guild_id: string): Promise<void> {
  const make = (trigger_metadata: object, index: number) =>
    owner.call('automod.create', {
      guild_id,
      name: `Rule ${index}`,
      event_type: 1,
      trigger_type: 1,
      trigger_metadata,
      actions: [{ type: 1 }],
      enabled: true,
    });
  for (let index = 0; index < RULES.keywords; index += 1) {
    await make({ keyword_filter: Array.from({ length: 10 }, () => `*q${word()}`), allow_list: [word()] }, index);
  }
  for (let index = 0; index < RULES.patterns; index += 1) await make({ regex_patterns: [`\\b${word()}q\\s+${word()}\\b`] }, index);
  for (let index = 0; index < RULES.evil; index += 1) {
    await make({ regex_patterns: [`(?:[a-z]*[b-z]*){0,${10 + index}}(x+x+)+y${index}`] }, index);
  }
}

/** Letters at random now and then make a forbidden word: a refusal takes its time as well. */
function passBlocked(error: unknown): void {
  if (!(error instanceof CallError && error.code === ERRORS.AUTOMOD_BLOCKED.code)) throw error;
}

async function measure(writers: readonly Rest[], channel_id: string, text: () => string) {
  const times = createHistogram();
  const end = performance.now() + SECONDS * 1000;
  const write = async (writer: Rest, index: number) => {
    await sleep((index * PAUSE) / WRITERS);
    while (performance.now() < end) {
      const begun = performance.now();
      await writer.call('messages.create', { channel_id, content: `${text()} ${random(1e9)}` }).catch(passBlocked);
      times.add(performance.now() - begun);
      await sleep(PAUSE);
    }
  };
  await Promise.all(writers.map(write));
  return times;
}

const worst = await onStage(
  { people: WRITERS + 1, channels: 1, nodes: 1, mongodb: undefined, limits: 'off' },
  async ({ nodes, tokens, channels, about }) => {
    const url = nodes[0]?.url ?? '';
    const people = tokens.map((token) => createRest({ url, getToken: async () => token }));
    const [channel_id = ''] = channels;
    const [{ id: guild_id = '' } = {}] = await (people[0] as Rest).call('users.listMyGuilds', {});
    const { owner_id } = await (people[0] as Rest).call('guilds.get', { guild_id });
    const ids = await Promise.all(people.map(async (person) => (await person.call('users.me', {})).id));
    const owner = people[ids.indexOf(owner_id)];
    if (!owner) throw new Error('the owner is not among the people');
    const writers = people.filter((person) => person !== owner).slice(0, WRITERS);

    process.stdout.write(`${about}; ${writers.length} people, a message every ${PAUSE} ms each, ${SECONDS} s\n`);
    let p99 = 0;
    for (const rules of ['no rules', `${RULES.keywords + RULES.patterns + RULES.evil} rules`]) {
      if (rules !== 'no rules') await makeRules(owner, guild_id);
      // The first message makes the rules ready.
      await writers[0]?.call('messages.create', { channel_id, content: 'ready' });
      for (const [what, text] of Object.entries(MESSAGES)) {
        const times = await measure(writers, channel_id, text);
        p99 = Math.max(p99, times.quantile(0.99));
        const [middle, late] = [0.5, 0.99].map((q) => times.quantile(q).toFixed(1));
        process.stdout.write(`${rules}, ${what}: p50 ${middle} ms, p99 ${late} ms (${times.count()} messages)\n`);
      }
    }
    return p99;
  },
);
process.stdout.write(`${describeMachine('the writers on another core')}\n`);
process.exitCode = worst > BAR_MS ? 1 : 0;
