import type { ThreadMemberRow } from '../../features/threads/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'thread_id' | 'user_id';
export type ThreadMemberDocument = Omit<ThreadMemberRow, Ids> & Record<Ids, Stored>;

export function toDocument({ thread_id, user_id, joined_at }: ThreadMemberRow): ThreadMemberDocument {
  return { thread_id: stored(thread_id), user_id: stored(user_id), joined_at };
}

export function toRow({ thread_id, user_id, joined_at }: ThreadMemberDocument): ThreadMemberRow {
  return { thread_id: String(thread_id), user_id: String(user_id), joined_at: Number(joined_at) };
}
