import type { VoteRow } from '../../features/polls/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'message_id' | 'user_id' | 'channel_id';
export type VoteDocument = Omit<VoteRow, Ids> & Record<Ids, Stored>;

export function toDocument({ message_id, user_id, channel_id, answer_ids }: VoteRow): VoteDocument {
  return { message_id: stored(message_id), user_id: stored(user_id), channel_id: stored(channel_id), answer_ids: [...answer_ids] };
}

export function toRow({ message_id, user_id, channel_id, answer_ids }: VoteDocument): VoteRow {
  const ids = { message_id: String(message_id), user_id: String(user_id), channel_id: String(channel_id) };
  return { ...ids, answer_ids: answer_ids.map(Number) };
}
