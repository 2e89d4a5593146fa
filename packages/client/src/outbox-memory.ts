import type { Id } from '@chat-js/protocol/ids.ts';
import { CallError } from './errors.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { Answered, OutboxEntry, SpokenEntry } from './outbox-entries.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** What is kept of an entry. `failed`: it was refused, and is not sent again by itself. */
interface Kept {
  nonce: string;
  channel_id: Id;
  content: string;
  answers?: Answered;
  voice?: Omit<SpokenEntry, 'kept'>;
  created_at: number;
  failed: { status: number; code: number; message: string } | null;
}

// A key for each entry: two tabs that write at the same time do not overwrite one list.
const keyOf = (user_id: Id, nonce = '') => `outbox/${user_id}/${nonce}`;

/** Writes every change of the outbox down; `forgetVoice` lets go of the recording of what is settled. Answers the function that stops it. */
export function keepOutbox(store: Store<State>, memory: KeyValueStore, forgetVoice: (nonce: string) => void): () => void {
  let before = store.getState().outbox;
  return store.subscribe(() => {
    const { outbox, me } = store.getState();
    if (outbox === before || !me) return;
    const known = new Map(before.map((entry) => [entry.nonce, entry]));
    for (const entry of outbox) {
      if (keptText(known.get(entry.nonce)) !== keptText(entry)) memory.set(keyOf(me.id, entry.nonce), keptText(entry));
      known.delete(entry.nonce);
    }
    for (const { nonce, voice } of known.values()) {
      memory.remove(keyOf(me.id, nonce));
      if (voice) forgetVoice(nonce);
    }
    before = outbox;
  });
}

/** What was left for the person who is logged in, in the order of writing. */
export function readOutbox({ me, channels }: State, memory: KeyValueStore): OutboxEntry[] {
  if (!me) return [];
  const entries: OutboxEntry[] = [];
  for (const key of memory.keys(keyOf(me.id)).sort()) {
    const kept = parseKept(memory.get(key));
    if (kept && channels[kept.channel_id]) entries.push(entryOf(kept));
    else memory.remove(key);
  }
  return entries;
}

function keptText(entry: OutboxEntry | undefined): string {
  if (!entry) return '';
  const { nonce, channel_id, content, answers, voice, created_at, state, error } = entry;
  const failed = state === 'failed' ? { status: error?.status ?? 0, code: error?.code ?? 0, message: error?.message ?? '' } : null;
  const spoken = voice && { duration_secs: voice.duration_secs, waveform: voice.waveform };
  const more = { ...(answers && { answers }), ...(spoken && { voice: spoken }) };
  return JSON.stringify({ nonce, channel_id, content, ...more, created_at, failed } satisfies Kept);
}

function entryOf({ failed, voice, ...kept }: Kept): OutboxEntry {
  return {
    ...kept,
    ...(voice && { voice: { ...voice, kept: true } }),
    state: failed ? 'failed' : 'waiting',
    error: failed ? new CallError(failed) : null,
  };
}

function parseKept(text: string | null): Kept | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { nonce, channel_id, content, created_at, answers, voice } = value as Partial<Record<keyof Kept, unknown>>;
  if (answers !== undefined && !isAnswered(answers)) return false;
  if (voice !== undefined && !isSpoken(voice)) return false;
  return typeof nonce === 'string' && typeof channel_id === 'string' && typeof content === 'string' && typeof created_at === 'number';
}

function isAnswered(value: unknown): value is Answered {
  if (typeof value !== 'object' || value === null) return false;
  const { message_id, ping } = value as Partial<Record<keyof Answered, unknown>>;
  return typeof message_id === 'string' && typeof ping === 'boolean';
}

function isSpoken(value: unknown): value is Kept['voice'] {
  if (typeof value !== 'object' || value === null) return false;
  const { duration_secs, waveform } = value as Partial<Record<keyof SpokenEntry, unknown>>;
  return typeof duration_secs === 'number' && typeof waveform === 'string';
}
