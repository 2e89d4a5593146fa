import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../config.ts';
import { createContext } from '../../context.ts';
import type { PlacedEvent } from '../../events/bus.ts';
import { isNodeNews } from '../../events/node-news.ts';
import type { Clock } from '../../lib/clock.ts';
import { openWith } from '../../storage/sqlite/sqlite-storage.ts';
import { startWriterHere } from '../../storage/sqlite/writer-here.ts';
import type { Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { setUpFromEnvironment } from '../instance/setup.ts';
import { Refusal } from '../refusal.ts';
import { register } from './register.ts';

export const PASSWORD = 'correct horse battery staple';
export const HOME: Origin = { address: '192.0.2.1', user_agent: 'Firefox' };
const ADMIN = { username: 'admin', password: PASSWORD };

/** It stands until a test turns it, so that a limit of time can be met to the millisecond. */
export interface StoppedClock extends Clock {
  turn(ms: number): void;
}

export interface TestContext {
  ctx: Context;
  clock: StoppedClock;
  /** What was told, in order, without what nodes tell of themselves. */
  told: PlacedEvent[];
}

/** What use cases run on in a server of its own, without doors: SQLite, one node, limits on guessing, anybody may register. For one test. */
export async function openContext({ setUp = true } = {}): Promise<TestContext> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-js-'));
  const clock = stoppedClock();
  const config = loadConfig({ DATA_DIR: folder, RATE_LIMITS: 'on' });
  const storage = await openWith(folder, startWriterHere, undefined);
  const { ctx, hub } = await createContext({ config, logger: pino({ level: 'silent' }), clock, storage, passwordRounds: 4, strict: true });
  onTestFinished(async () => {
    hub.close();
    await ctx.bus.close();
    await storage.close();
    await rm(folder, { recursive: true });
  });
  if (setUp) {
    await setUpFromEnvironment(ctx, ADMIN);
    await storage.instance.updateInstance({ registration: 'open' });
  }
  const told: PlacedEvent[] = [];
  ctx.bus.subscribe((group) => void told.push(...group.filter(({ access }) => !isNodeNews(access))));
  return { ctx, clock, told };
}

/** Why a use case says no; a test that expects a refusal fails without one. */
export async function refusalOf(outcome: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await outcome.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error;
}

/** Someone who has an account and is logged in from home. */
export async function registerPerson({ ctx }: TestContext, username = 'аня') {
  const { answer, refreshToken } = await register(ctx, HOME, { username, password: PASSWORD, locale: 'ru' });
  const [session] = await ctx.storage.sessions.listSessions(answer.user.id);
  if (!session) throw new Error('registering has started no session');
  return { user_id: answer.user.id, session_id: session.id, admin: false, pending: answer.user.pending, token: answer.token, refreshToken };
}

/** A whole second, as the times in tokens are. */
const BEGINNING = 1_795_000_000_000;

export function stoppedClock(): StoppedClock {
  let now = BEGINNING;
  return {
    now: () => now,
    turn(ms) {
      now += ms;
    },
  };
}
