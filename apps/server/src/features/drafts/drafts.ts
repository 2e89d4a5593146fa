import type { Draft } from '@chat-js/protocol/drafts.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import { accessPlace, findPlace } from '../channels/access.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { DraftRow } from './store.ts';

/** Only of channels that one sees: what was begun in others waits there. */
export async function listDrafts(ctx: Context, actor: Actor): Promise<Draft[]> {
  const rows = await ctx.storage.drafts.listDrafts(actor.user_id);
  const seen = await Promise.all(rows.map(({ channel_id }) => findPlace(ctx, actor, channel_id)));
  return rows.filter((_, index) => seen[index]).map(presentDraft);
}

export async function updateDraft(ctx: Context, actor: Actor, input: OperationInput<'drafts.update'>): Promise<Draft> {
  const { channel_id, content } = input;
  const { channel } = await accessPlace(ctx, actor, channel_id);
  if (!isWritable(channel)) refuse('WRONG_CHANNEL_TYPE');
  const row = { user_id: actor.user_id, channel_id, content, updated_at: ctx.clock.now() };
  if (content === '') await ctx.storage.drafts.removeDraft(actor.user_id, channel_id);
  else await ctx.storage.drafts.keepDraft(row);
  await ctx.bus.publish({ type: 'USER_DRAFT_UPDATE', data: presentDraft(row), audience: { user_ids: [actor.user_id] } });
  return presentDraft(row);
}

function presentDraft({ channel_id, content, updated_at }: DraftRow): Draft {
  return { channel_id, content, updated_at: isoTime(updated_at) };
}
