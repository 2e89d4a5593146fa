import type { Id } from '@chat-js/protocol/ids.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { accessPlace, type ChannelAccessed, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { ThreadRow } from './store.ts';

export type ThreadAccessed = ChannelAccessed & { thread: ThreadRow };

export function isInThread(accessed: PlaceAccessed): accessed is ThreadAccessed {
  return accessed.thread !== undefined;
}

/** The thread as this actor, or a refusal. */
export async function accessThread(ctx: Context, actor: Actor, id: Id, ...needed: Permission[]): Promise<ThreadAccessed> {
  const accessed = await accessPlace(ctx, actor, id, ...needed);
  return isInThread(accessed) ? accessed : refuse('WRONG_CHANNEL_TYPE');
}

/** Of what has ended nothing is changed before it is opened again. */
export function checkOpen({ thread }: { thread?: ThreadRow | undefined }): void {
  if (thread?.archived) refuse('THREAD_ARCHIVED');
}
