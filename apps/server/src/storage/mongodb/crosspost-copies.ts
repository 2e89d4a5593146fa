import type { CopyRow } from '../../features/crossposts/store.ts';
import { type Stored, stored } from './ids.ts';

export type CopyDocument = Record<keyof CopyRow, Stored>;

export function toDocument({ message_id, webhook_id, channel_id, copy_id }: CopyRow): CopyDocument {
  return { message_id: stored(message_id), webhook_id: stored(webhook_id), channel_id: stored(channel_id), copy_id: stored(copy_id) };
}

export function toRow({ message_id, webhook_id, channel_id, copy_id }: CopyDocument): CopyRow {
  return { message_id: String(message_id), webhook_id: String(webhook_id), channel_id: String(channel_id), copy_id: String(copy_id) };
}
