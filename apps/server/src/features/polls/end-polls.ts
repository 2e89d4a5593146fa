import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { repeat } from '../jobs/repeat.ts';
import { workOff } from '../jobs/work-off.ts';
import { announceUpdate } from '../messages/change-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { countAgain, inTurn } from './poll.ts';
import { tellResult } from './tell-result.ts';

/** Nobody votes after the end in any case; this is how long the result may take to say that it is one. */
const EVERY_MS = 10_000;

/** Ends polls whose time has come, every ten seconds until `stop`. One node at a time. */
export function startEndingPolls(ctx: Context): { stop(): void } {
  const failure = 'polls that have ended could not be closed; it is tried again in ten seconds';
  return repeat(ctx, { everyMs: EVERY_MS, failure }, () => endPolls(ctx));
}

export function endPolls(ctx: Context): Promise<void> {
  return workOff(ctx, 'end-polls', {
    list: (limit) => ctx.storage.polls.listEndedPolls(ctx.clock.now(), limit),
    async finish({ channel_id, message_id }) {
      const home = await ctx.directory.getHome(channel_id);
      if (home) await endPoll(ctx, home.guild_id, { channel_id, message_id });
      else await ctx.storage.polls.removePolls([message_id]);
    },
  });
}

/** Counts for the last time and tells the result. Interrupted, it is done again: the poll is forgotten last. */
export async function endPoll(ctx: Context, guild_id: Id | undefined, { channel_id, message_id }: Place): Promise<MessageRow | undefined> {
  const ended = await inTurn(message_id, async () => countAgain(ctx, channel_id, message_id, ctx.clock.now()));
  if (ended) {
    await announceUpdate(ctx, guild_id, ended.row);
    await tellResult(ctx, guild_id, ended.row);
  }
  await ctx.storage.polls.removePolls([message_id]);
  return ended?.row;
}

interface Place {
  channel_id: Id;
  message_id: Id;
}
